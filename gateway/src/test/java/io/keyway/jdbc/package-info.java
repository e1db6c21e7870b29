/** Tests of the JDBC driver. */
package io.keyway.jdbc;
