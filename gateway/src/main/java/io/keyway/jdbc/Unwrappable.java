package io.keyway.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;

/** Classes of this driver wrap nothing, and unwrap to themselves. */
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
