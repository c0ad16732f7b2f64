package dev.ashlar.cli;

/** What the launcher runs once per JDK to record its AOT cache: every command is loaded, cheap ones are run. */
final class StartupTraining {
    private StartupTraining() {}

    public static void main(String[] args) {
        Ashlar.execute(Terminal.PLAIN, "--version");
        Ashlar.execute(Terminal.PLAIN, "--help");
        Ashlar.execute(Terminal.PLAIN, "version", "--json");
        Ashlar.execute(Terminal.PLAIN, "completion", "bash");
        Ashlar.execute(Terminal.PLAIN, "no-such-command");
    }
}
