package io.keyway.devcassandra.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Lists of words by name, from {@code vocabulary.txt}.
 *
 * <p>Words stand between spaces, or between bars on lines that have one.
 */
final class Vocabulary {
    private final Map<String, List<String>> lists;

    private Vocabulary(Map<String, List<String>> lists) {
        this.lists = lists;
    }

    static Vocabulary load() {
        Map<String, List<String>> lists = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("[")) {
                current = lists.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current.addAll(List.of(line.split(line.contains("|") ? "\\|" : " ")));
            }
        }
        return new Vocabulary(lists);
    }

    List<String> list(String name) {
        List<String> words = lists.get(name);
        if (words == null) {
            throw new IllegalArgumentException("no list " + name);
        }
        return words;
    }

    String pick(String name, Random random) {
        List<String> words = list(name);
        return words.get(random.nextInt(words.size()));
    }

    private static String text() {
        try (InputStream in = Vocabulary.class.getResourceAsStream("vocabulary.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build of this module left out vocabulary.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
