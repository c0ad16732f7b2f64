package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ashlar host} as a process, and the commands that talk to it. */
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "state directories are for their owners by POSIX permissions")
class DaemonCommandsTest {
    private static final Path COMPONENTS = Path.of("../host/src/test/resources/dev/ashlar/host/components")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path folder;

    private Path state() {
        return folder.resolve("state");
    }

    private AshlarProcess host() throws Exception {
        return AshlarProcess.start(folder, "host", "--state", state().toString(), "--addr", "127.0.0.1:0", "--no-cache")
                .awaitAddress();
    }

    private CommandRun ashlar(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.add("--host");
        all.add("unix:" + state().resolve("host.sock"));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private CommandRun done(String... args) {
        var run = ashlar(args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private Path application() throws IOException {
        Path pair = Files.createDirectories(folder.resolve("pair"));
        for (String name : List.of("front.wasm", "back.wasm")) {
            Files.copy(COMPONENTS.resolve(name), pair.resolve(name));
        }
        Files.writeString(pair.resolve("ashlar.toml"), """
                [application]
                name = "pair"

                [variables]
                greeting = "hello"

                [component.front]
                source = "front.wasm"
                routes = ["/own/...", "/ask/..."]
                links = { "ashlar:tests/parts" = "back" }

                [component.back]
                source = "back.wasm"
                environment = { greeting = "{{ greeting }}" }
                """);
        return pair;
    }

    @Test
    void deployAndRollBack() throws Exception {
        var pair = application().toString();
        try (var host = host()) {
            assertThat(done("apps").out()).contains("nothing is deployed");
            assertThat(done("deploy", pair, "--domain", "localhost", "-m", "first")
                            .out())
                    .contains("sent 9 of 9 blobs")
                    .contains("pair revision 1 serves after ")
                    .contains("(changed: back, front)")
                    .contains("  pair.localhost\n");
            assertThat(host.get("/ask/environment")).isEqualTo("greeting=hello\n");
            assertThat(done("deploy", pair, "--var", "greeting=moin").out())
                    .contains("sent 0 of 9 blobs, 0 of ")
                    .contains("nothing but the manifest changed");
            assertThat(host.get("/ask/environment")).isEqualTo("greeting=moin\n");
            assertThat(done("revisions", "pair").out().lines())
                    .satisfiesExactly(
                            title -> assertThat(title).startsWith("REVISION  CREATED"),
                            second ->
                                    assertThat(second).startsWith("       2  ").contains("operator", "100 %", "ready"),
                            first -> assertThat(first)
                                    .startsWith("       1  ")
                                    .contains("back, front")
                                    .endsWith("first"));
            assertThat(done("rollback", "pair").out()).isEqualTo("requests go to revision 1\n");
            assertThat(host.get("/ask/environment")).isEqualTo("greeting=hello\n");
            assertThat(done("deploy", pair, "--canary", "10%").out()).contains("revision 3 gets 10 % of the requests");
            assertThat(done("traffic", "pair").out()).isEqualTo("requests go to revision 1: 90 %, 3: 10 %\n");
            assertThat(done("apps").out()).contains("1: 90 %, 3: 10 %", "localhost, pair.localhost");
            assertThat(done("promote", "pair").out()).isEqualTo("requests go to revision 3\n");
            assertThat(done("traffic", "pair", "--to", "1=1", "--to", "3=1").out())
                    .isEqualTo("requests go to revision 1: 50 %, 3: 50 %\n");
            assertThat(done("scale", "pair", "--component", "front", "--concurrency", "4")
                            .out())
                    .contains("COMPONENT", "front", "concurrency");
            while (!done("logs", "pair").out().contains("GET /ask/environment 200")) {
                Thread.sleep(20); // lines are written soon after they are said
            }
            assertThat(done("undeploy", "pair").out()).isEqualTo("pair is undeployed\n");
            assertThat(done("apps", "--json").out()).isEqualTo("{\"applications\":[]}\n");
        }
    }

    @Test
    void showWhichRevisionsAnsweredTogether() throws Exception {
        var pair = application().toString();
        try (var host = host()) {
            done("deploy", pair, "--domain", "localhost");
            done("deploy", pair, "--link", "front=back:100%");
            assertThat(host.get("/ask/environment")).isEqualTo("greeting=hello\n");
            var lines = "";
            while (lines.isEmpty()) { // they are written behind the request's back
                lines = done("logs", "pair", "--revision", "2").out();
            }
            assertThat(lines).contains(" front[1+2] GET /ask/environment 200");
        }
    }

    @Test
    void sayWhatIsWrong() throws Exception {
        var pair = application();
        var nobody = ashlar("apps");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err())
                .startsWith("error: no daemon answers at unix:" + state())
                .contains("`ashlar host` starts one there");
        try (var host = host()) {
            done("deploy", pair.toString());
            Files.copy(
                    COMPONENTS.resolve("sender.wasm"), pair.resolve("back.wasm"), StandardCopyOption.REPLACE_EXISTING);
            var unfit = ashlar("deploy", pair.toString());
            assertThat(unfit.exitCode()).isEqualTo(1);
            assertThat(unfit.err())
                    .contains("ashlar.toml:13:", "error: ", "ashlar:tests/parts", "source = \"back.wasm\"");
            assertThat(done("traffic", "pair").out()).isEqualTo("requests go to revision 1\n");
            assertThat(ashlar("revisions", "other").err()).contains("there is no application \"other\"");
            var second = AshlarProcess.start(folder, "host", "--state", state().toString(), "--addr", "127.0.0.1:0");
            try (second) {
                assertThat(second.await("error: ")).contains("the state directory", "in use by process ");
            }
            assertThat(host.log()).doesNotContain("bug");
        }
    }

    @Test
    void makeTenants() throws Exception {
        var pair = application().toString();
        try (var _ = host()) {
            done("tenant", "set", "anna", "--applications", "1", "--blobs", "64MiB");
            var token = done("tenant", "token", "anna", "--note", "ci").out().strip();
            var file = Files.writeString(folder.resolve("token"), token);
            done("deploy", pair, "--token-file", file.toString());
            assertThat(done("apps").out()).contains("nothing is deployed");
            assertThat(done("apps", "--tenant", "anna").out()).contains("pair.anna.localhost");
            assertThat(ashlar("deploy", pair, "--name", "more", "--token-file", file.toString())
                            .err())
                    .contains("may have 1 applications and has them");
            assertThat(done("tenant", "list").out()).contains("anna", "67,108,864");
            assertThat(done("tenant", "set", "anna", "--memory", "64m", "--json")
                            .out())
                    .as("what is not given stays")
                    .contains("\"applications\":1,\"memory-bytes\":67108864,\"blob-bytes\":67108864");
            assertThat(done("tenant", "set", "anna", "--memory", "any", "--json")
                            .out())
                    .doesNotContain("memory-bytes");
            assertThat(ashlar("tenant", "set", "anna", "--applications", "-1").exitCode())
                    .isEqualTo(2);
            var id = done("tenant", "tokens", "anna")
                    .out()
                    .lines()
                    .toList()
                    .get(1)
                    .split(" ")[0];
            done("tenant", "revoke", "anna", "--token", id);
            assertThat(ashlar("apps", "--token-file", file.toString()).err()).contains("may have been revoked");
        }
    }

    @Test
    void comeBackAfterBeingKilled() throws Exception {
        var pair = application().toString();
        try (var host = host()) {
            done("deploy", pair, "--domain", "localhost");
            host.kill();
        }
        try (var host = host()) {
            assertThat(done("apps").out()).contains("pair.localhost");
            assertThat(host.get("/ask/environment")).isEqualTo("greeting=hello\n");
        }
    }
}
