package io.keyway.jdbc.defaults;

import java.sql.SQLException;

/** How a method that the driver does not have fails. */
public interface MissingMethods {
    /** The exception of that method, for example {@code "ResultSet.absolute"}. */
    SQLException unsupported(String method);
}
