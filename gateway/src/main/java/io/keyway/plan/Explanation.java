package io.keyway.plan;

import io.keyway.model.ModelWriter;
import io.keyway.plan.access.AccessNote;
import io.keyway.plan.access.CqlScan;
import io.keyway.pushdown.CqlSelect;
import io.keyway.pushdown.Term;
import io.keyway.route.Rejection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.externalize.RelWriterImpl;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/** What a plan does and why, for people. */
public final class Explanation {
    /** A text, or a hoisted literal with its type. */
    private static final Pattern HOISTED_LITERAL =
            Pattern.compile("'(?:[^']|'')*'|\\?(\\d+)(?::[A-Z]+(?:\\([^)]*\\))?)?");

    /** A text, or Calcite's name of the character set, which is always UTF-8. */
    private static final Pattern CHARACTER_SET =
            Pattern.compile("'(?:[^']|'')*'|(_UTF-8(?=')| CHARACTER SET \"UTF-8\")");

    private final List<AccessNote> accesses;
    private final List<String> gateway;
    private final int parameters;

    private Explanation(List<AccessNote> accesses, List<String> gateway, int parameters) {
        this.accesses = List.copyOf(accesses);
        this.gateway = List.copyOf(gateway);
        this.parameters = parameters;
    }

    /**
     * The explanation of a direct plan.
     *
     * @param parameters how many parameters the query has itself; those after them are literals
     */
    static Explanation ofDirect(List<AccessNote> accesses, int parameters) {
        return new Explanation(accesses, List.of("gateway: nothing; rows are streamed as they come"), parameters);
    }

    /** The explanation of a plan that computes with the rows. */
    static Explanation ofCompiled(List<AccessNote> accesses, RelNode physical, int parameters) {
        StringWriter tree = new StringWriter();
        physical.explain(new TreeWriter(new PrintWriter(tree)));
        List<String> lines = new ArrayList<>(List.of("gateway:"));
        CHARACTER_SET
                .matcher(tree.toString())
                .replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : "")
                .lines()
                .map(line -> "  " + line)
                .forEach(lines::add);
        return new Explanation(accesses, lines, parameters);
    }

    /**
     * The lines of the plan, with the cost of each statement.
     *
     * @param literals the values of its hoisted literals
     * @param filtering whether Cassandra may filter the rows of whole tables
     * @param figures the cost of a statement, in words; empty for none
     */
    public List<String> lines(List<Object> literals, boolean filtering, Function<CqlSelect, String> figures) {
        IntFunction<@Nullable Object> values =
                parameter -> parameter < parameters ? null : literals.get(parameter - parameters);
        List<String> lines = new ArrayList<>();
        accesses.forEach(access -> lines.addAll(access(access, values, filtering, figures)));
        gateway.forEach(line -> lines.add(HOISTED_LITERAL.matcher(line).replaceAll(found -> {
            Object value = found.group(1) == null ? null : values.apply(Integer.parseInt(found.group(1)));
            return Matcher.quoteReplacement(value == null ? found.group() : new Term.Constant(value).words());
        })));
        return lines;
    }

    /** Writes operators as Calcite does, but names only the table of those whose statement is shown above them. */
    private static final class TreeWriter extends RelWriterImpl {
        TreeWriter(PrintWriter writer) {
            super(writer, SqlExplainLevel.EXPPLAN_ATTRIBUTES, false);
        }

        @Override
        protected void explain_(RelNode rel, List<Pair<String, @Nullable Object>> values) {
            super.explain_(
                    rel,
                    rel instanceof CqlScan scan
                            ? List.of(Pair.of("table", scan.select().table().name()))
                            : values);
        }
    }

    private static List<String> access(
            AccessNote access,
            IntFunction<@Nullable Object> values,
            boolean filtering,
            Function<CqlSelect, String> figures) {
        String tables = access.statements().stream()
                .map(statement -> statement.select().table().name())
                .collect(Collectors.joining(" + "));
        List<String> lines = new ArrayList<>();
        lines.add(
                access.route().logicalTable().equals(tables)
                        ? tables + ": named by the query; " + access.reason()
                        : access.route().logicalTable() + " -> " + tables + ": " + access.reason());
        for (AccessNote.NotedSelect statement : access.statements()) {
            CqlSelect known = statement.select().filled(values);
            CqlSelect select = filtering ? known : known.unfiltered();
            lines.add("  cql: " + select.text());
            String binds = select.bindsInWords();
            if (!binds.isEmpty()) {
                lines.add("    binds: " + binds);
            }
            String filtered = select.filter().isEmpty() ? "" : ", filtered after its first page";
            lines.add("    partitions: " + select.partitions().countInWords() + statement.how() + filtered);
            String cost = figures.apply(statement.select());
            if (!cost.isEmpty()) {
                lines.add("    actual: " + cost);
            }
        }
        for (Rejection rejection : access.route().rejections()) {
            lines.add("  not " + rejection.words());
        }
        access.route().suggestion().ifPresent(table -> lines.add("  would serve it: " + ModelWriter.json(table)));
        return lines;
    }
}
