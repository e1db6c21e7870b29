package io.keyway.sqlshell;

/** The version of the shell. */
public final class ShellVersion {
    private ShellVersion() {}

    /** As in {@code 0.1.0}. */
    public static String text() {
        String version = ShellVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
