package io.keyway.sqlshell;

/** The version of the shell. */
final class ShellVersion {
    private ShellVersion() {}

    static String text() {
        String version = ShellVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
