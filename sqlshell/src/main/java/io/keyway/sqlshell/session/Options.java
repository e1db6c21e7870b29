package io.keyway.sqlshell.session;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The options of {@code \pset}: one row each, which reading, writing, listing and completion share. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
public enum Options {
    FORMAT(s -> s.format().key(), (s, value) -> s.withFormat(MetaCommands.formatNamed(value))),
    NULL(Settings::nullText, Settings::withNullText),
    FOOTER(s -> shown(s.footer()), (s, v) -> s.withFooter(MetaCommands.onOff("footer", v, s.footer()))),
    EXPANDED(
            s -> s.expanded().name().toLowerCase(Locale.ROOT),
            (s, value) -> s.withExpanded(MetaCommands.expandedNamed(value, s.expanded()))),
    KEEPGOING(s -> shown(s.keepGoing()), (s, v) -> s.withKeepGoing(MetaCommands.onOff("keepgoing", v, s.keepGoing())));

    private interface Getter {
        String get(Settings settings);
    }

    private interface Setter {
        Settings set(Settings settings, String value) throws MetaFailure;
    }

    private final Getter getter;
    private final Setter setter;

    Options(Getter getter, Setter setter) {
        this.getter = getter;
        this.setter = setter;
    }

    /** The name that users write. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all options. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Options::key).toList();
    }

    static void run(Shell shell, Invocation call) throws MetaFailure, IOException {
        String name = call.argument(0);
        String value = call.argument(1);
        if (name == null) {
            for (Options option : values()) {
                shell.console().out().append(option.line(shell.settings()));
            }
            shell.console().out().flush();
            return;
        }
        Options option = named(name);
        if (value != null) {
            shell.settings(option.setter.set(shell.settings(), value));
        }
        if (value == null || shell.console().interactive()) {
            shell.console().out().append(option.line(shell.settings())).flush();
        }
    }

    private String line(Settings settings) {
        return String.format(Locale.ROOT, "%-10s %s%n", key(), getter.get(settings));
    }

    private static Options named(String name) throws MetaFailure {
        for (Options option : values()) {
            if (option.key().equalsIgnoreCase(name)) {
                return option;
            }
        }
        throw new MetaFailure("there is no option \"" + name + "\"", "use one of " + String.join(", ", keys()));
    }

    private static String shown(boolean on) {
        return on ? "on" : "off";
    }
}
