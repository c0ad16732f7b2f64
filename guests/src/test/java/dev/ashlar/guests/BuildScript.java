package dev.ashlar.guests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code build.sh} in a folder of sources, which makes what is too large to be checked in.
 *
 * @param sources where it is
 * @param made where it puts components
 */
record BuildScript(Path sources, Path made) {
    private static final int MINUTES = 8;

    /** Runs it for one language; returns what went wrong. */
    Optional<String> run(String language) throws IOException, InterruptedException {
        Path log = Files.createDirectories(made).resolve(language + "-build.log");
        String command = sources.getFileName() + "/build.sh " + language;
        Process script = new ProcessBuilder("./build.sh", language)
                .directory(sources.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!script.waitFor(MINUTES, TimeUnit.MINUTES)) {
            script.descendants().forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly();
            return Optional.of(command + " took more than " + MINUTES + " minutes");
        }
        return script.exitValue() == 0
                ? Optional.empty()
                : Optional.of(command + " failed: " + Files.readString(log).strip());
    }
}
