package dev.ashlar.bench.rollout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Has a {@link DeployClient} deploy, which gets what time the others leave: where people work it is on another machine. */
public final class Deployer implements AutoCloseable {
    private static final Path CHRT = Path.of("/usr/bin/chrt");

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private Deployer(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** @param store for the client's content store */
    static Deployer start(Path socket, Path store) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(CHRT)) {
            command.addAll(List.of(CHRT.toString(), "--idle", "0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-modules", "dev.ashlar.daemon"));
        command.addAll(List.of("-p", System.getProperty("jdk.module.path")));
        command.addAll(List.of("-m", "dev.ashlar.bench/" + DeployClient.class.getName()));
        command.addAll(List.of(socket.toString(), store.toString()));
        return new Deployer(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * @param sentBytes to the daemon
     * @param nanos from the directory to the answer that it serves
     */
    public record Deployed(long sentBytes, long nanos) {}

    /**
     * Deploys what is in a directory.
     *
     * @param domains besides its own; none to leave them as they are
     * @throws IOException when that fails, with what the client says
     */
    public synchronized Deployed deploy(Path directory, String name, List<String> domains) throws IOException {
        var words = new ArrayList<>(List.of(directory.toString(), name));
        words.addAll(domains);
        commands.write(String.join("\t", words) + "\n");
        commands.flush();
        String answer = answers.readLine();
        if (answer == null || !answer.matches("\\d+ \\d+")) {
            throw new IOException("deploying " + name + ": " + answer);
        }
        int space = answer.indexOf(' ');
        return new Deployed(Long.parseLong(answer, 0, space, 10), Long.parseLong(answer.substring(space + 1)));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
