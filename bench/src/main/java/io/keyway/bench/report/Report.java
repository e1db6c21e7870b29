package io.keyway.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.keyway.bench.measure.CaseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The results in every form.
 *
 * @param environment where they were measured
 * @param results of each case
 */
public record Report(Machine environment, List<CaseResult> results) {
    private static final String BEGIN = "<!-- results: written by ./keyway bench --out -->\n";
    private static final String END = "<!-- end of results -->";

    /** For a terminal. */
    public String text() {
        return environment.text() + "\n\n" + tables(Table::plain)
                + refusals().collect(Collectors.joining("\n", "", "\n"));
    }

    /** Writes every form into the folder, and the tables into the page {@code FOLDER.md} between its two marks. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("results.md"), markdown());
        Files.writeString(folder.resolve("results.json"), json());
        Files.writeString(folder.resolve("ratios.svg"), RatioChart.svg(results));
        Files.writeString(folder.resolve("scale.svg"), ScaleChart.svg(results));
        Path page = folder.resolveSibling(folder.getFileName() + ".md");
        if (Files.exists(page)) {
            Files.writeString(page, inserted(Files.readString(page), markdown()));
        }
    }

    /** The page with the text between its marks replaced; a page without marks stays as it is. */
    static String inserted(String page, String text) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        return begin < 0 || end < begin ? page : page.substring(0, begin) + BEGIN + text + page.substring(end);
    }

    String markdown() {
        return "\nMeasured " + environment.text() + ".\n\n" + tables(Table::markdown)
                + refusals().map(line -> "- " + line + "\n").collect(Collectors.joining("", "", "\n"));
    }

    private String tables(Function<Table, String> form) {
        return Stream.of(Tables.limits(results), Tables.others(results), Tables.fresh(results), Tables.scale(results))
                .filter(table -> table.rows().size() > 1)
                .map(form)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Stream<String> refusals() {
        return Tables.refusals(results).stream();
    }

    String json() throws IOException {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
    }
}
