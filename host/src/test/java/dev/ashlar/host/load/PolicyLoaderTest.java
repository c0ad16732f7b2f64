package dev.ashlar.host.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.sign.SignaturePolicy.Artifact;
import dev.ashlar.oci.sign.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyLoaderTest {
    @TempDir
    private Path temp;

    @Test
    void readsRulesAndTheirKeys() throws IOException {
        Files.createDirectories(temp.resolve("keys"));
        var key = SigningKey.generate("it").verification();
        Files.writeString(temp.resolve("keys/release.pub"), key.toPem());
        var policy = PolicyLoader.load(write("""
                [[rule]]
                tenants = "dev"
                unsigned = true

                [[rule]]
                applications = ["shop", "shop-*"]
                keys = "keys/release.pub"
                """));
        var store = new ContentStore(temp.resolve("store"));

        assertThat(policy.check(artifact("shop", "dev"), List.of(), store)).isEmpty();
        assertThatThrownBy(() -> policy.check(artifact("shop-2", "prod"), List.of(), store))
                .hasMessageContaining(
                        "has to be signed by %s/keys/release.pub (%s)".formatted(temp, key.fingerprint()));
        assertThatThrownBy(() -> policy.check(artifact("other", "prod"), List.of(), store))
                .hasMessageContaining("no rule of the policy is about it");
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        Path file = write("""
                [[rule]]
                keys = ["none.pub"]

                [[rule]]
                tenants = ["a*b"]

                [[rule]]
                keys = "x.pub"
                unsigned = true
                allow = 1
                """);
        assertThatThrownBy(() -> PolicyLoader.load(file))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("policy.toml:5:13: error: * can stand at the end alone")
                .hasMessageContaining("a rule that names no key")
                .hasMessageContaining("a rule with keys and unsigned = true")
                .hasMessageContaining("policy.toml:10:1");
        assertThatThrownBy(() -> PolicyLoader.load(write("[[rule]]\nkeys = [\"none.pub\"]\n")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("policy.toml:2:9: error: the key %s/none.pub cannot be read: it does not exist"
                        .formatted(temp));
        assertThatThrownBy(() -> PolicyLoader.load(temp.resolve("nowhere.toml")))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("does not exist");
    }

    private static Artifact artifact(String application, String tenant) {
        return new Artifact(Digest.of(new byte[0]), Optional.empty(), Optional.of(application), Optional.of(tenant));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(temp.resolve("policy.toml"), text);
    }
}
