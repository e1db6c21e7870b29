/** Tests of the JDBC driver as the one jar that users have. */
package io.keyway.jdbc;
