package io.keyway.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/** Is what it is: nothing of this driver wraps anything. */
interface Unwrappable extends Wrapper {
    @Override
    default <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw SqlExceptions.invalid(getClass().getSimpleName() + " is not a " + type.getName());
    }

    @Override
    default boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
