package dev.ashlar.cli;

import java.io.Console;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The password of a private key: from the environment, or asked for on a terminal. */
final class KeyPassword {
    static final String VARIABLE = "ASHLAR_KEY_PASSWORD";

    /** What cosign takes; whoever signs with it has that set. */
    private static final String COSIGNS = "COSIGN_PASSWORD";

    private KeyPassword() {}

    /** Of a key that is there; empty if there is nobody to ask. */
    static Optional<char[]> existing() {
        return inEnvironment(System.getenv()).or(() -> asked("Password of the key: "));
    }

    /** Of a new key, asked for twice. */
    static Optional<char[]> chosen() {
        var given = inEnvironment(System.getenv());
        if (given.isPresent()) {
            return given;
        }
        Optional<char[]> first = asked("Password for the new key: ");
        if (first.isPresent()
                && !Arrays.equals(first.get(), asked("The same once more: ").orElseThrow())) {
            throw new CommandFailedException("the two passwords differ");
        }
        return first;
    }

    static Optional<char[]> inEnvironment(Map<String, String> environment) {
        return Optional.ofNullable(environment.getOrDefault(VARIABLE, environment.get(COSIGNS)))
                .map(String::toCharArray);
    }

    private static Optional<char[]> asked(String prompt) {
        @Nullable Console console = Terminal.isTerminal(0) ? System.console() : null;
        return console == null ? Optional.empty() : Optional.ofNullable(console.readPassword(prompt));
    }
}
