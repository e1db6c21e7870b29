package io.keyway.bench.report;

import java.util.Locale;

/** A picture under construction: text and lines in pixels from the upper left corner. */
final class Svg {
    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** A straight line. */
    Svg line(double x1, double y1, double x2, double y2, String color, double thickness) {
        return add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
                x1, y1, x2, y2, color, thickness);
    }

    /** A filled circle. */
    Svg dot(double x, double y, double radius, String color) {
        return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, radius, color);
    }

    /**
     * A line of text.
     *
     * @param anchor which end of it is at {@code x}: {@code start}, {@code middle} or {@code end}
     */
    Svg text(double x, double y, String anchor, String color, String text) {
        return add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x, y, anchor, color, text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private Svg add(String format, Object... values) {
        shapes.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    /** The whole file. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d"
                    font-family="Helvetica, Arial, sans-serif" font-size="12">
                  <rect width="%1$d" height="%2$d" fill="white"/>
                %3$s</svg>
                """, width, height, shapes);
    }
}
