/** The programs against the driver's jar and a real node. */
package io.keyway.clients;
