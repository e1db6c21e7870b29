package io.keyway.jdbc;

import io.keyway.error.KeywayException;
import java.sql.SQLDataException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;

/** The driver's exceptions: JDBC's own classes with {@link ErrorDetails}. */
final class DriverExceptions {
    private DriverExceptions() {}

    /** Message, SQLSTATE, vendor code and cause, as JDBC's constructors take them. */
    record Parts(String message, String sqlState, int vendorCode, KeywayException failure) {}

    /** SQLSTATE class 42: the statement's text is wrong. */
    static final class Syntax extends SQLSyntaxErrorException implements ErrorDetails {
        private static final long serialVersionUID = 1L;
        private final KeywayException failure;

        Syntax(Parts parts) {
            super(parts.message(), parts.sqlState(), parts.vendorCode(), parts.failure());
            this.failure = parts.failure();
        }

        @Override
        public KeywayException failure() {
            return failure;
        }
    }

    /** SQLSTATE class 22: a value is wrong. */
    static final class Data extends SQLDataException implements ErrorDetails {
        private static final long serialVersionUID = 1L;
        private final KeywayException failure;

        Data(Parts parts) {
            super(parts.message(), parts.sqlState(), parts.vendorCode(), parts.failure());
            this.failure = parts.failure();
        }

        @Override
        public KeywayException failure() {
            return failure;
        }
    }

    /** Time ran out. */
    static final class Timeout extends SQLTimeoutException implements ErrorDetails {
        private static final long serialVersionUID = 1L;
        private final KeywayException failure;

        Timeout(Parts parts) {
            super(parts.message(), parts.sqlState(), parts.vendorCode(), parts.failure());
            this.failure = parts.failure();
        }

        @Override
        public KeywayException failure() {
            return failure;
        }
    }

    /** The same statement may succeed later. */
    static final class Transient extends SQLTransientException implements ErrorDetails {
        private static final long serialVersionUID = 1L;
        private final KeywayException failure;

        Transient(Parts parts) {
            super(parts.message(), parts.sqlState(), parts.vendorCode(), parts.failure());
            this.failure = parts.failure();
        }

        @Override
        public KeywayException failure() {
            return failure;
        }
    }

    /** The same statement will fail again. */
    static final class Permanent extends SQLNonTransientException implements ErrorDetails {
        private static final long serialVersionUID = 1L;
        private final KeywayException failure;

        Permanent(Parts parts) {
            super(parts.message(), parts.sqlState(), parts.vendorCode(), parts.failure());
            this.failure = parts.failure();
        }

        @Override
        public KeywayException failure() {
            return failure;
        }
    }

    /** There is no connection. */
    static final class Connecting extends SQLNonTransientConnectionException implements ErrorDetails {
        private static final long serialVersionUID = 1L;
        private final KeywayException failure;

        Connecting(Parts parts) {
            super(parts.message(), parts.sqlState(), parts.vendorCode(), parts.failure());
            this.failure = parts.failure();
        }

        @Override
        public KeywayException failure() {
            return failure;
        }
    }

    /** User or password are wrong. */
    static final class Authorization extends SQLInvalidAuthorizationSpecException implements ErrorDetails {
        private static final long serialVersionUID = 1L;
        private final KeywayException failure;

        Authorization(Parts parts) {
            super(parts.message(), parts.sqlState(), parts.vendorCode(), parts.failure());
            this.failure = parts.failure();
        }

        @Override
        public KeywayException failure() {
            return failure;
        }
    }

    /** The driver does not have the method. */
    static final class Unsupported extends SQLFeatureNotSupportedException implements ErrorDetails {
        private static final long serialVersionUID = 1L;
        private final KeywayException failure;

        Unsupported(Parts parts) {
            super(parts.message(), parts.sqlState(), parts.vendorCode(), parts.failure());
            this.failure = parts.failure();
        }

        @Override
        public KeywayException failure() {
            return failure;
        }
    }
}
