package dev.ashlar.oci.registry;

import dev.ashlar.oci.json.Json;
import dev.ashlar.oci.json.JsonException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that keeps credentials, {@code docker-credential-NAME}: a word says what it does, the rest goes by its standard streams. */
final class CredentialHelper {
    private static final int MAX_ANSWER = 1 << 20;
    private static final int PATIENCE_SECONDS = 60;
    private static final String TOKEN_USER = "<token>";

    private final String program;
    private final Map<String, String> environment;

    CredentialHelper(String name, Map<String, String> environment) {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new JsonException("the name of a credential helper, %s, is none".formatted(Failures.clip(name)));
        }
        this.program = "docker-credential-" + name;
        this.environment = environment;
    }

    String name() {
        return program;
    }

    Optional<Login> get(String server) throws IOException {
        Answer answer = run("get", server);
        if (answer.status() != 0) {
            if (answer.text().contains("credentials not found")) {
                return Optional.empty();
            }
            throw failed("get", answer.text());
        }
        try {
            var fields = Json.object(answer.text().getBytes(StandardCharsets.UTF_8), MAX_ANSWER);
            String user = fields.text("Username");
            String secret = fields.text("Secret");
            return Optional.of(
                    user.equals(TOKEN_USER) ? new Login.IdentityToken(secret) : new Login.Password(user, secret));
        } catch (JsonException e) {
            throw failed("get", String.valueOf(e.getMessage()));
        }
    }

    void store(String server, Login.Password login) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ServerURL", server);
        fields.put("Username", login.user());
        fields.put("Secret", login.password());
        check("store", run("store", new String(Json.bytes(fields), StandardCharsets.UTF_8)));
    }

    void erase(String server) throws IOException {
        check("erase", run("erase", server));
    }

    private void check(String word, Answer answer) throws IOException {
        if (answer.status() != 0) {
            throw failed(word, answer.text());
        }
    }

    private IOException failed(String word, String why) {
        return new IOException("`%s %s` failed: %s".formatted(program, word, Failures.clip(why.strip())));
    }

    private record Answer(int status, String text) {}

    private Answer run(String word, String input) throws IOException {
        Process process = new ProcessBuilder(find().toString(), word)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread guard = Thread.ofVirtual().start(() -> endInTime(process));
        try {
            try (OutputStream out = process.getOutputStream()) {
                out.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // it reads no input: its answer says why
            }
            try (InputStream in = process.getInputStream()) {
                byte[] answer = in.readNBytes(MAX_ANSWER);
                return new Answer(process.waitFor(), new String(answer, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            process.destroyForcibly();
            guard.interrupt();
        }
    }

    private static void endInTime(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path find() throws IOException {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "there is no program %s in PATH, which Docker's configuration names; install it, or remove it there"
                                .formatted(program)));
    }
}
