package io.keyway.sqlshell.repl;

import io.keyway.sqlshell.complete.Completion;
import io.keyway.sqlshell.complete.Completions;
import io.keyway.sqlshell.complete.Schema;
import io.keyway.sqlshell.format.Format;
import io.keyway.sqlshell.session.MetaCommand;
import io.keyway.sqlshell.session.MetaCommands;
import io.keyway.sqlshell.session.Options;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers names and words of SQL, or meta commands and their arguments. */
final class ShellCompleter implements Completer {
    private final Supplier<Schema> schema;

    ShellCompleter(Supplier<Schema> schema) {
        this.schema = schema;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (!SqlLineParser.isCommand(line.line())) {
            add(Completions.at(line.line(), line.cursor(), schema.get()), line.word(), candidates);
            return;
        }
        String typed = line.line().substring(0, line.cursor()).stripLeading();
        String[] words = typed.split("\\s+", -1);
        if (words.length == 1) {
            add(commands(), line.word(), candidates);
            return;
        }
        MetaCommand command = MetaCommands.named(words[0]);
        if (command != null && command.values() == MetaCommand.ArgumentKind.FILE) {
            new FileNameCompleter().complete(reader, line, candidates);
        } else if (command != null && words.length == 2) {
            add(values(command), line.word(), candidates);
        }
    }

    private static List<Completion> commands() {
        return MetaCommands.ALL.stream()
                .map(command -> Completion.command(command.name(), command.help()))
                .toList();
    }

    private List<Completion> values(MetaCommand command) {
        return switch (command.values()) {
            case TABLE -> Completions.tables(schema.get());
            case FORMAT ->
                Arrays.stream(Format.values())
                        .map(format -> Completion.value(format.key(), format.description()))
                        .toList();
            case SWITCH -> List.of(Completion.value("on", ""), Completion.value("off", ""));
            case OPTION ->
                Options.keys().stream().map(key -> Completion.value(key, "")).toList();
            case NONE, FILE -> List.of();
        };
    }

    /** Keywords come in the case of what has been typed. */
    private static void add(List<Completion> suggestions, String typed, List<Candidate> candidates) {
        boolean lower = !typed.isEmpty() && typed.equals(typed.toLowerCase(java.util.Locale.ROOT));
        for (Completion each : suggestions) {
            boolean fold = lower && each.group().equals("keywords");
            String text = fold ? each.text().toLowerCase(java.util.Locale.ROOT) : each.text();
            String description = each.description().isEmpty() ? null : each.description();
            candidates.add(
                    new Candidate(text, text, each.group(), description, null, null, each.complete(), each.rank()));
        }
    }
}
