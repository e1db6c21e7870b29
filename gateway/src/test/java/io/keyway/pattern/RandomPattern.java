package io.keyway.pattern;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A pattern with the texts that it matches by definition.
 *
 * @param similar how SIMILAR TO writes it
 * @param regex how a regular expression writes it
 * @param ends where it may end in a text of code points when it begins at a place
 */
record RandomPattern(String similar, String regex, Ends ends) {
    private static final String[] CHARACTERS = {"a", "b", "a", "b", ".", "^", "$", "%", "\n", "\u2029", "😀", "-"};

    /** The ends of matches. */
    interface Ends {
        Set<Integer> of(List<String> text, int start);
    }

    boolean matches(String text) {
        List<String> characters = characters(text);
        return ends.of(characters, 0).contains(characters.size());
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    static String text(Random random) {
        return random.ints(random.nextInt(6), 0, CHARACTERS.length)
                .mapToObj(i -> CHARACTERS[i])
                .collect(Collectors.joining());
    }

    static RandomPattern of(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        RandomPattern left = of(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> choice(left, of(random, depth - 1));
            case 1 -> repeated(left, random);
            default -> sequence(left, of(random, depth - 1));
        };
    }

    private static RandomPattern leaf(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new RandomPattern("_", ".", (text, at) -> at < text.size() ? Set.of(at + 1) : Set.of());
            case 1 ->
                new RandomPattern(
                        "%",
                        ".*", (text, at) -> {
                            Set<Integer> result = new TreeSet<>();
                            for (int end = at; end <= text.size(); end++) {
                                result.add(end);
                            }
                            return result;
                        });
            case 2 -> oneOf("[a.]", List.of("a", "."), true);
            case 3 -> oneOf("[^b\n]", List.of("b", "\n"), false);
            default -> {
                String character = CHARACTERS[random.nextInt(CHARACTERS.length)];
                String quoted = ".^$".contains(character) ? "\\" + character : character;
                yield new RandomPattern(
                        character.equals("%") ? "\\%" : character, quoted, one(List.of(character), true));
            }
        };
    }

    private static RandomPattern oneOf(String written, List<String> characters, boolean included) {
        return new RandomPattern(written, written, one(characters, included));
    }

    private static Ends one(List<String> characters, boolean included) {
        return (text, at) ->
                at < text.size() && characters.contains(text.get(at)) == included ? Set.of(at + 1) : Set.of();
    }

    private static RandomPattern choice(RandomPattern left, RandomPattern right) {
        return new RandomPattern(
                "(" + left.similar + "|" + right.similar + ")",
                "(" + left.regex + "|" + right.regex + ")",
                (text, at) -> {
                    Set<Integer> result = new TreeSet<>(left.ends.of(text, at));
                    result.addAll(right.ends.of(text, at));
                    return result;
                });
    }

    private static RandomPattern sequence(RandomPattern left, RandomPattern right) {
        return new RandomPattern(left.similar + right.similar, left.regex + right.regex, (text, at) -> {
            Set<Integer> result = new TreeSet<>();
            left.ends.of(text, at).forEach(middle -> result.addAll(right.ends.of(text, middle)));
            return result;
        });
    }

    private static RandomPattern repeated(RandomPattern inner, Random random) {
        int least = random.nextInt(2);
        int most = random.nextBoolean() ? Integer.MAX_VALUE : least + random.nextInt(2);
        String quantifier = most == Integer.MAX_VALUE ? least == 0 ? "*" : "+" : "{" + least + "," + most + "}";
        return new RandomPattern(
                "(" + inner.similar + ")" + quantifier, "(" + inner.regex + ")" + quantifier, (text, at) -> {
                    Set<Integer> result = new TreeSet<>();
                    Set<Integer> reached = Set.of(at);
                    // Each round consumes a character, or reaches nothing new.
                    for (int count = 0; count <= Math.min(most, text.size() + least); count++) {
                        if (count >= least) {
                            result.addAll(reached);
                        }
                        Set<Integer> next = new TreeSet<>();
                        reached.forEach(middle -> next.addAll(inner.ends.of(text, middle)));
                        reached = Collections.unmodifiableSet(next);
                    }
                    return result;
                });
    }
}
