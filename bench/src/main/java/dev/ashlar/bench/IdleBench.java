package dev.ashlar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What applications hold that nobody uses: {@code peers/app/IdleApplications.java}, in a JVM as the launcher starts it. */
final class IdleBench {
    static final int APPLICATIONS = 1_000;

    private IdleBench() {}

    /**
     * In bytes.
     *
     * @param residentOne of the process with one application
     * @param residentAll with a thousand more
     * @param each heap, metaspace and code that each of these holds
     */
    record Idle(long residentOne, long residentAll, long each) {}

    static Idle run(Path home, Path component) throws IOException, InterruptedException, PeerException {
        Path log = Files.createDirectories(home.resolve("target/app")).resolve("idle.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        home.resolveSibling("cli/target/run/lib") + "/*",
                        home.resolve("peers/app/IdleApplications.java").toString(),
                        component.toString(),
                        String.valueOf(APPLICATIONS))
                .redirectError(log.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new PeerException("IdleApplications failed, see " + log);
        }
        return parse(output.lines().toList());
    }

    static Idle parse(List<String> lines) throws PeerException {
        String last = lines.isEmpty() ? "" : lines.getLast();
        String[] words = last.split(" ");
        if (words.length != 4 || !words[0].equals("figures")) {
            throw new PeerException("IdleApplications ended without figures: " + last);
        }
        return new Idle(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
}
