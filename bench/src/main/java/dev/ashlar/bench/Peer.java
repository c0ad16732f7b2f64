package dev.ashlar.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An engine in a child process. It greets with {@code ready VERSION}, then answers each command (fields separated by
 * tabs) with one line: {@code load NAME PATH} with {@code ok NANOSECONDS}, {@code run NAME ARGUMENT} with {@code ok
 * NANOSECONDS CHECKSUM}, both with {@code error MESSAGE} when that fails.
 */
final class Peer implements AutoCloseable {
    private static final long ANSWER_SECONDS = 300;

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;
    private final String version;

    /** One timed call. */
    record Run(double milliseconds, String checksum) {}

    private Peer(String name, Process process) throws IOException, PeerException {
        this.name = name;
        this.process = process;
        this.answers = process.inputReader();
        this.commands = process.outputWriter();
        String greeting = answers.readLine();
        if (greeting == null || !greeting.startsWith("ready ")) {
            process.destroy();
            throw new PeerException(name + " did not start" + (greeting == null ? "" : ": " + greeting));
        }
        this.version = greeting.substring("ready ".length());
    }

    /** Ashlar, driven through its public API. */
    static Peer ashlar(List<String> jvmFlags) throws IOException, PeerException {
        return ashlar(AshlarPeer.class, jvmFlags);
    }

    /** The same with a program of its own. */
    static Peer ashlar(Class<?> program, List<String> jvmFlags) throws IOException, PeerException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.addAll(List.of("-p", System.getProperty("jdk.module.path")));
        command.addAll(List.of("-m", "dev.ashlar.bench/" + program.getName()));
        return start("ashlar", command);
    }

    /** Another engine: {@code bench/peers/NAME} is its driver. */
    static Peer named(String name, Path home) throws IOException, PeerException {
        Path driver = home.resolve("peers").resolve(name);
        if (!driver.toFile().canExecute()) {
            throw new PeerException("no peer named " + name + " (no driver " + driver + ")");
        }
        return start(name, List.of(driver.toString()));
    }

    private static Peer start(String name, List<String> command) throws IOException, PeerException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new Peer(name, builder.start());
    }

    String name() {
        return name;
    }

    String version() {
        return version;
    }

    /** Compiles and instantiates a module; returns milliseconds. */
    double load(Workload workload, Path file) throws IOException, PeerException {
        return millis(ask("load\t" + workload.name() + "\t" + file.toAbsolutePath())[1]);
    }

    Run run(Workload workload) throws IOException, PeerException {
        String[] answer = ask("run\t" + workload.name() + "\t" + workload.argument());
        return new Run(millis(answer[1]), answer[2]);
    }

    /** Bytes of garbage that so many operations make. */
    long garbage(Workload workload) throws IOException, PeerException {
        return Long.parseLong(ask("garbage\t" + workload.name() + "\t" + workload.argument())[1]);
    }

    private String[] ask(String command) throws IOException, PeerException {
        commands.write(command + "\n");
        commands.flush();
        CompletableFuture<Void> watchdog = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(ANSWER_SECONDS, TimeUnit.SECONDS));
        String answer = answers.readLine();
        watchdog.cancel(false);
        return checked(command, answer).split(" ");
    }

    private String checked(String command, @Nullable String answer) throws PeerException {
        String what = name + ", " + command.replace('\t', ' ');
        if (answer == null) {
            throw new PeerException(what + ": died, or gave no answer in " + ANSWER_SECONDS + " s");
        }
        if (!answer.startsWith("ok ")) {
            throw new PeerException(what + ": " + answer);
        }
        return answer;
    }

    private static double millis(String nanoseconds) {
        return Long.parseLong(nanoseconds) / 1e6;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
