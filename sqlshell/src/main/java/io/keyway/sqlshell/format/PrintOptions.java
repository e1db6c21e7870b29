package io.keyway.sqlshell.format;

/**
 * How results look.
 *
 * @param nullText what stands for NULL in tables
 * @param footer whether tables end with the number of rows
 * @param colour whether headers and NULL are coloured
 * @param width the columns of the terminal; 0 when there is none
 */
public record PrintOptions(String nullText, boolean footer, boolean colour, int width) {

    String header(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String faint(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    String count(long rows) {
        return "(" + rows + (rows == 1 ? " row)" : " rows)");
    }
}
