package dev.ashlar.oci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerConfigTest {
    private static final Login.Password ALICE = new Login.Password("alice", "secret");

    @TempDir
    private Path directory;

    private DockerConfig config(String json) throws IOException {
        Files.writeString(directory.resolve("config.json"), json.replace('\'', '"'));
        return DockerConfig.of(Map.of("DOCKER_CONFIG", directory.toString(), "PATH", directory.toString()));
    }

    @Test
    void whatDockerWroteIsRead() throws IOException {
        var config = config(
                "{'auths':{'a.io':{'auth':'YWxpY2U6c2VjcmV0'},'https://b.io':{'auth':'YWxpY2U6c2VjcmV0'},"
                        + "'c.io':{'identitytoken':'t'},'https://index.docker.io/v1/':{'username':'alice','password':'secret'},'d.io':{}}}");
        assertThat(config.find("a.io")).contains(ALICE);
        assertThat(config.find("b.io")).contains(ALICE);
        assertThat(config.find("c.io")).contains(new Login.IdentityToken("t"));
        assertThat(config.find("docker.io")).contains(ALICE);
        assertThat(config.find("d.io")).isEmpty();
        assertThat(config.find("e.io")).isEmpty();
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(ALICE).hasToString("user alice");
        assertThat(new Login.IdentityToken("t")).hasToString("an identity token");
    }

    @Test
    void storingKeepsTheRest() throws IOException {
        var config = config(
                "{'auths':{'a.io':{'auth':'YjpjCg=='}},'proxies':{'x':[1,true,null,{'y':1.5}]},'HttpHeaders':{'k':'v'}}");
        assertThat(config.store("b.io", ALICE)).isEqualTo(config.file().toString());
        assertThat(config.find("b.io")).contains(ALICE);
        assertThat(Files.readString(config.file()))
                .contains("\"proxies\":{\"x\":[1,true,null,{\"y\":1.5}]}", "\"HttpHeaders\":{\"k\":\"v\"}", "YjpjCg==");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.file())))
                .isEqualTo("rw-------");
        assertThat(config.erase("b.io")).isTrue();
        assertThat(config.erase("b.io")).isFalse();
        assertThat(config.find("b.io")).isEmpty();
    }

    @Test
    void helpersAreAsked() throws IOException {
        Path program = directory.resolve("docker-credential-test");
        Files.writeString(program, """
                #!/bin/sh
                read -r in
                echo "$1 $in" >> DIR/log
                case "$1 $in" in
                "get a.io") echo '{"ServerURL":"a.io","Username":"alice","Secret":"secret"}' ;;
                "get t.io") echo '{"Username":"<token>","Secret":"t"}' ;;
                get*) echo "credentials not found in native keychain"; exit 1 ;;
                esac
                """.replace("DIR", directory.toString()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var config = config("{'credsStore':'test','credHelpers':{'gone.io':'gone'}}");
        assertThat(config.find("a.io")).contains(ALICE);
        assertThat(config.find("t.io")).contains(new Login.IdentityToken("t"));
        assertThat(config.find("b.io")).isEmpty();
        assertThatThrownBy(() -> config.find("gone.io"))
                .hasMessageContaining("no program docker-credential-gone in PATH");
        assertThat(config.store("b.io", ALICE)).isEqualTo("docker-credential-test");
        assertThat(config.erase("a.io")).isTrue();
        assertThat(Files.readString(directory.resolve("log")))
                .contains("store {\"ServerURL\":\"b.io\",\"Username\":\"alice\",\"Secret\":\"secret\"}", "erase a.io");
        assertThat(Files.readString(config.file())).doesNotContain("secret");
    }

    @Test
    void helpersAreNamesNotPaths() throws IOException {
        var config = config("{'credsStore':'../../bin/sh'}");
        assertThatThrownBy(() -> config.find("a.io"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is none");
    }

    @Test
    void brokenFilesAreNamed() throws IOException {
        var config = config("{'auths':{'a.io':{'auth':'!!'}}}");
        assertThatThrownBy(() -> config.find("a.io"))
                .hasMessageContaining(config.file() + " cannot be read: auths.a.io.auth is no base 64");
        var other = config("{");
        assertThatThrownBy(() -> other.find("a.io")).hasMessageContaining("no valid JSON");
    }

    @Test
    void otherFilesAreLookedAt() throws IOException {
        Path podman = Files.createDirectories(directory.resolve("run/containers"));
        Files.writeString(podman.resolve("auth.json"), "{\"auths\":{\"a.io\":{\"auth\":\"YWxpY2U6c2VjcmV0\"}}}");
        var config = DockerConfig.of(Map.of(
                "HOME",
                directory.toString(),
                "XDG_RUNTIME_DIR",
                directory.resolve("run").toString()));
        assertThat(config.find("a.io")).contains(ALICE);
        var one = DockerConfig.of(
                Map.of("REGISTRY_AUTH_FILE", podman.resolve("auth.json").toString()));
        assertThat(one.find("a.io")).contains(ALICE);
        assertThat(one.file()).isEqualTo(podman.resolve("auth.json"));
    }
}
