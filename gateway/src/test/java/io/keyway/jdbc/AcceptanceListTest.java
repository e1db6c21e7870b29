package io.keyway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual names a test for each row of the acceptance list, and these tests exist. */
class AcceptanceListTest {
    private static final int ROWS = 55;
    private static final Path ROOT = Path.of("..");

    /** A row of the table: numbers, what they are about, and the tests. */
    private static final Pattern LINE = Pattern.compile("^\\| ([0-9, -]+) \\| .* \\| (.*) \\|$");

    /** {@code 3} or {@code 5-8}. */
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?:-(\\d+))?");

    /** {@code `Class.method`}, {@code `Class`}, or {@code `.method`} of the class named last. */
    private static final Pattern TEST = Pattern.compile("`(\\w*Test|\\w*IT)?(?:\\.(\\w+))?`");

    private static List<MatchResult> lines() throws IOException {
        try (Stream<String> manual = Files.lines(ROOT.resolve("docs").resolve("jdbc.md"))) {
            return manual.dropWhile(line -> !line.startsWith("## What holds"))
                    .flatMap(line -> LINE.matcher(line).results())
                    .toList();
        }
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of("gateway", "driver", "clients")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve(Path.of("src", "test")))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }

    @Test
    void everyRowHasATest() throws IOException {
        TreeSet<Integer> named = lines().stream()
                .flatMap(line -> NUMBERS.matcher(line.group(1)).results())
                .flatMap(AcceptanceListTest::range)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROWS).boxed().toList());
    }

    private static Stream<Integer> range(MatchResult numbers) {
        int first = Integer.parseInt(numbers.group(1));
        int last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
        return IntStream.rangeClosed(first, last).boxed();
    }

    @Test
    void everyTestExists() throws IOException {
        Map<String, String> sources = sources();
        for (MatchResult line : lines()) {
            String current = "";
            for (MatchResult test : TEST.matcher(line.group(2)).results().toList()) {
                current = test.group(1) == null ? current : test.group(1);
                assertThat(sources).as(line.group()).containsKey(current);
                if (test.group(2) != null) {
                    assertThat(sources.get(current)).as(test.group()).contains("void " + test.group(2) + "(");
                }
            }
            assertThat(current).as(line.group()).isNotEmpty();
        }
    }
}
