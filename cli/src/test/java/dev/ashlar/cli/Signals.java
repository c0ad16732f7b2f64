package dev.ashlar.cli;

import java.io.IOException;
import java.util.List;

/** Signals for processes that tests start. */
final class Signals {
    /**
     * What to put before a command so that it can be interrupted: shells start what runs in the background with SIGINT ignored,
     * and whoever is started by that inherits it. Empty where {@code env} cannot undo it.
     */
    static final List<String> RESET = canReset() ? List.of("env", "--default-signal=INT") : List.of();

    private Signals() {}

    private static boolean canReset() {
        try {
            return new ProcessBuilder("env", "--default-signal=INT", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @param name such as {@code TERM} */
    static void send(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }
}
