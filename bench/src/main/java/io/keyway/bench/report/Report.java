package io.keyway.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.keyway.bench.measure.CaseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The results in every form.
 *
 * @param environment where they were measured
 * @param results of each case
 */
public record Report(Environment environment, List<CaseResult> results) {
    private static final String BEGIN = "<!-- results: written by ./keyway bench --out -->\n";
    private static final String END = "<!-- end of results -->";

    /** For a terminal. */
    public String text() {
        return environment.text() + "\n\n" + Tables.limits(results).plain() + "\n"
                + Tables.others(results).plain() + "\n" + Tables.scale(results).plain() + "\n"
                + String.join("\n", Tables.refusals(results)) + "\n";
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
        StringBuilder text = new StringBuilder("\nMeasured " + environment.text() + ".\n\n");
        text.append(Tables.limits(results).markdown()).append('\n');
        text.append(Tables.others(results).markdown()).append('\n');
        text.append(Tables.scale(results).markdown()).append('\n');
        Tables.refusals(results).forEach(line -> text.append("- ").append(line).append('\n'));
        return text.append('\n').toString();
    }

    String json() throws IOException {
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this) + "\n";
    }
}
