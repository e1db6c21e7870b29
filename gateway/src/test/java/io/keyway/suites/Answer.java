package io.keyway.suites;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Keyway's driver answers. */
sealed interface Answer {
    /**
     * Rows.
     *
     * @param types of {@link Types}, one a column
     * @param rows the values as text; null for NULL
     */
    record Rows(List<Integer> types, List<List<@Nullable String>> rows) implements Answer {
        private static final MathContext APPROXIMATE = new MathContext(12);

        /**
         * A text that all texts of one value of a column share: of numbers the value matters, not the digits, and of
         * approximate ones the first twelve; of moments not the zeros at the end; of collections not the quotes and
         * blanks.
         */
        String normal(int column, @Nullable String text) {
            if (text == null) {
                return "";
            }
            String stripped = text.strip();
            return switch (types.get(column)) {
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL ->
                    number(stripped, MathContext.UNLIMITED);
                case Types.REAL, Types.FLOAT, Types.DOUBLE -> number(stripped, APPROXIMATE);
                case Types.TIME, Types.TIMESTAMP ->
                    stripped.replaceAll("(:\\d\\d)(\\.\\d*?)0*$", "$1$2").replaceAll("\\.$", "");
                default -> stripped.matches("(?s)[\\[{].*") ? collection(stripped) : stripped;
            };
        }

        /** Keyway writes JSON, with names for the fields of rows. */
        private static String collection(String text) {
            return text.replaceAll("\"EXPR\\$\\d+\":", "")
                    .replaceAll("[\"\\\\ ]", "")
                    .replace(':', '=');
        }

        private static String number(String text, MathContext digits) {
            try {
                BigDecimal number = new BigDecimal(text).round(digits);
                return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            } catch (NumberFormatException e) {
                return text;
            }
        }

        /** Rows of texts in the form in which they are compared. */
        List<List<String>> normal(List<? extends List<@Nullable String>> texts) {
            List<List<String>> normal = new ArrayList<>();
            for (List<@Nullable String> row : texts) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(i < types.size() ? normal(i, row.get(i)) : "?");
                }
                normal.add(cells);
            }
            return normal;
        }
    }

    /**
     * An error.
     *
     * @param state the SQLSTATE
     * @param message what a user reads
     */
    record Refused(String state, String message) implements Answer {}

    /** Asks a query. */
    static Answer of(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Integer> types = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                types.add(result.getMetaData().getColumnType(i));
            }
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= types.size(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return new Rows(types, rows);
        } catch (SQLException e) {
            return new Refused(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()));
        }
    }
}
