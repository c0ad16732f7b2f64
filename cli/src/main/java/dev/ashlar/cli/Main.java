package dev.ashlar.cli;

/** Entry point of the {@code ashlar} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Carriers.oneMoreThanProcessors();
        System.exit(Ashlar.execute(Terminal.detect(), args));
    }
}
