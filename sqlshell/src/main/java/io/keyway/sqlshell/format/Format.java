package io.keyway.sqlshell.format;

import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every output format; the flag, the meta commands, their help and completion all read this. */
@SuppressWarnings("ImmutableEnumChecker") // The factories are functions without state.
public enum Format {
    ALIGNED("a table with aligned columns", (out, options) -> new AlignedPrinter(out, options, 0)),
    VERTICAL("one line per column", VerticalPrinter::new),
    CSV("RFC 4180 with a header; NULL is empty, the empty string is \"\"", (out, o) -> DelimitedPrinter.csv(out)),
    TSV("tab-separated with a header and PostgreSQL's escapes; NULL is \\N", (out, o) -> DelimitedPrinter.tsv(out)),
    JSON("one array of objects", (out, options) -> new JsonPrinter(out, true)),
    JSONL("one object per line", (out, options) -> new JsonPrinter(out, false)),
    MARKDOWN("a Markdown table", MarkdownPrinter::new);

    private interface Factory {
        RowPrinter create(Writer out, PrintOptions options);
    }

    private final String description;
    private final Factory factory;

    Format(String description, Factory factory) {
        this.description = description;
        this.factory = factory;
    }

    /** The name that users write. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What it writes, in a few words. */
    public String description() {
        return description;
    }

    /** A printer for one result. */
    public RowPrinter printer(Writer out, PrintOptions options) {
        return factory.create(out, options);
    }

    /** A printer of tables that turns to {@link #VERTICAL} when a table is wider than the terminal. */
    public static RowPrinter fitting(Writer out, PrintOptions options) {
        return new AlignedPrinter(out, options, options.width());
    }

    /** The format of that name, whatever its case. */
    public static Optional<Format> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.key().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The names of all formats. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Format::key).toList();
    }
}
