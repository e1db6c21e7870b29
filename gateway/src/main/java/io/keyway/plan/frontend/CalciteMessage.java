package io.keyway.plan.frontend;

import io.keyway.error.ErrorCode;
import io.keyway.error.KeywayException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteResource;
import org.apache.calcite.runtime.Resources.BaseMessage;
import org.jspecify.annotations.Nullable;

/**
 * One kind of message of Calcite's, as its resource defines it, and what Keyway says instead: an exception does not say
 * which it is, so its text is compared.
 *
 * @param form what its text looks like, with a group for each argument
 * @param arguments for each group, the number of the argument
 * @param code the kind of failure
 * @param text with {@code {0}} and so on for the arguments
 * @param hint what to do
 */
record CalciteMessage(
        Pattern form,
        List<Integer> arguments,
        ErrorCode code,
        String text,
        @Nullable String hint) {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)[^}]*}");

    /** A type is given in angle brackets, a text with its character set. */
    private static final Pattern NOISE =
            Pattern.compile("[<>]|\\$(?=[A-Z])|\\{fn |}|_UTF-8(?=')| CHARACTER SET \"?[\\w-]+\"?| NOT NULL|`");

    /** A row is given with the names of its fields, which Calcite may have made up. */
    private static final Pattern ROW = Pattern.compile("(?i)RecordType\\([^<>]*\\)");

    /** The types that an operator was given, as in {@code '<BOOLEAN> + <INTEGER>'}. */
    private static final Pattern TYPE = Pattern.compile("<([^<>]+(?:<[^<>]*>)?[^<>]*)>");

    /** Names of Calcite's that no query has, and what they stand for. */
    private static final Map<String, String> WRITTEN =
            Map.of("ITEM", "[ ]", "DATE_PART", "EXTRACT", "UNKNOWN", "?", "", "the operator");

    static CalciteMessage kind(String resource, ErrorCode code, String text) {
        return kind(resource, code, text, null);
    }

    /**
     * A kind of message.
     *
     * @param resource the name of Calcite's
     */
    static CalciteMessage kind(String resource, ErrorCode code, String text, @Nullable String hint) {
        String template = Arrays.stream(CalciteResource.class.getMethods())
                .filter(method -> method.getName().equals(resource))
                .map(CalciteMessage::template)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Calcite has no message " + resource));
        StringBuilder form = new StringBuilder("(?s)");
        List<Integer> arguments = new ArrayList<>();
        Matcher argument = ARGUMENT.matcher(template);
        int end = 0;
        while (argument.find()) {
            form.append(Pattern.quote(template.substring(end, argument.start())))
                    .append("(.*)");
            arguments.add(Integer.valueOf(argument.group(1)));
            end = argument.end();
        }
        form.append(Pattern.quote(template.substring(end)));
        return new CalciteMessage(Pattern.compile(form.toString()), List.copyOf(arguments), code, text, hint);
    }

    private static String template(Method method) {
        return method.getAnnotation(BaseMessage.class).value().replace("''", "'");
    }

    /** What Keyway says of a text; empty when it is of another kind. */
    Optional<KeywayException> of(String message, Throwable cause) {
        Matcher matcher = form.matcher(message);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String result = text;
        for (int i = 0; i < arguments.size(); i++) {
            result = result.replace("{" + arguments.get(i) + "}", shown(matcher.group(i + 1)));
        }
        return Optional.of(new KeywayException(code, result, cause).withHint(hint));
    }

    /** An argument in the words of a query: of an operator with its operands, their types. */
    private static String shown(String argument) {
        Matcher type = TYPE.matcher(argument);
        if (argument.startsWith("'") && type.find()) {
            List<String> types = new ArrayList<>();
            do {
                types.add(cleaned(type.group(1)));
            } while (type.find());
            return String.join(" and ", types);
        }
        return cleaned(argument);
    }

    private static String cleaned(String argument) {
        String cleaned = NOISE.matcher(ROW.matcher(argument).replaceAll("ROW"))
                .replaceAll("")
                .trim();
        return WRITTEN.getOrDefault(cleaned, cleaned);
    }
}
