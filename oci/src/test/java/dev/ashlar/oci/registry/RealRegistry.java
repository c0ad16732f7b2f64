package dev.ashlar.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Debian's docker-registry, the distribution project's, as a process with its data in a directory. */
public final class RealRegistry implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)[\",]");

    private final Path directory;
    private final List<String> settings = new ArrayList<>();
    /** Its own choice when it starts first, and the same when it starts again. */
    private int port;

    private Process process;

    public RealRegistry(Path directory) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "skipped: apt-get install docker-registry");
        this.directory = Files.createDirectories(directory);
        settings.add("REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY=" + directory.resolve("data"));
        settings.add("REGISTRY_HTTP_SECRET=secret");
    }

    RealRegistry with(String name, Object value) {
        settings.add(name + "=" + value);
        return this;
    }

    RealRegistry withTls(Certificates certificates) {
        return with("REGISTRY_HTTP_TLS_CERTIFICATE", certificates.certificate())
                .with("REGISTRY_HTTP_TLS_KEY", certificates.key());
    }

    public RealRegistry start() throws IOException, InterruptedException {
        Path config = directory.resolve("config.yml");
        Files.writeString(config, """
                version: 0.1
                log:
                  level: info
                storage:
                  filesystem:
                    rootdirectory: /nowhere
                http:
                  addr: 127.0.0.1:0
                """);
        var builder = new ProcessBuilder(PROGRAM.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()));
        builder.environment().put("REGISTRY_HTTP_ADDR", "127.0.0.1:" + port);
        settings.forEach(
                it -> builder.environment().put(it.substring(0, it.indexOf('=')), it.substring(it.indexOf('=') + 1)));
        process = builder.start();
        while (!answers()) {
            assertThat(process.isAlive())
                    .as(Files.readString(directory.resolve("log")))
                    .isTrue();
            Thread.sleep(25);
        }
        return this;
    }

    private boolean answers() throws IOException {
        if (port == 0) {
            var found = LISTENING.matcher(Files.readString(directory.resolve("log")));
            if (!found.find()) {
                return false;
            }
            port = Integer.parseInt(found.group(1));
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    public String name() {
        return "localhost:" + port;
    }

    /** As a crash would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
