package dev.ashlar.host.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Build;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.FileGrant;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.ImportName;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.manifest.VariableValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpinManifestTest {
    private final Application orders = Manifests.good("spin.orders").application();

    @Test
    void isTheSameModel() {
        var hello = Manifests.good("spin.hello").application();
        assertThat(hello.name()).isEqualTo("hello-spin");
        var component = hello.components().get("hello");
        assertThat(component.source())
                .isEqualTo(
                        new ComponentSource.File(Path.of("target/wasm32-wasip2/release/hello.wasm"), Optional.empty()));
        assertThat(component.build())
                .contains(new Build(
                        List.of("cargo build --target wasm32-wasip2 --release"),
                        Path.of(""),
                        List.of("src/**/*.rs", "Cargo.toml")));
        assertThat(hello.triggers().http().getFirst().route()).hasToString("/...");
    }

    @Test
    void grantsAreOurs() {
        var grants = orders.components().get("orders").grants();
        assertThat(grants.files()).containsExactly(new FileGrant(Path.of("assets"), "/", false));
        assertThat(grants.keyValue()).containsExactly("default", "last_orders");
        assertThat(grants.databases()).containsExactly("default");
        var values = VariableValues.of(orders, Map.of("api_key", "k"));
        assertThat(values.resolve(grants.environment())).isEqualTo(Map.of("MODE", "{{ not a variable }}"));
        assertThat(values.resolve(grants.config())).isEqualTo(Map.of("endpoint", "https://eu.example.com/19"));
        assertThat(values.egress(orders.components().get("orders")))
                .hasToString("[https://eu.example.com:443, http://payments.spin.internal:80, *://*:*]");
    }

    @Test
    void triggers() {
        var http = orders.triggers().http();
        assertThat(http)
                .extracting(HttpTrigger::action)
                .containsExactly(
                        new HttpAction.Invoke("orders"),
                        new HttpAction.Invoke("payments"),
                        new HttpAction.Respond(204, Map.of("cache-control", "no-store"), ""),
                        new HttpAction.Invoke("http-3"),
                        new HttpAction.Invoke("orders"),
                        new HttpAction.Invoke("http-3"));
        assertThat(http.subList(4, 6)).allSatisfy(trigger -> {
            assertThat(trigger.isPrivate()).isTrue();
            assertThat(trigger.route()).hasToString("/...");
        });
        assertThat(http.get(1).isPrivate()).isTrue();
        assertThat(http.get(1).hosts()).isEmpty();
        assertThat(orders.components().get("http-3").grants().config()).containsOnlyKeys("region");
    }

    @Test
    void dependenciesAreComponentsWithWhatTheyInherit() {
        assertThat(orders.components().get("orders").links())
                .containsExactly(
                        new Link(
                                ImportName.parse("acme:tax/rates@1.0.0"),
                                "orders-dependency-1",
                                Optional.of(ImportName.parse("acme:tables/rates"))),
                        new Link(ImportName.parse("acme:prices/list"), "orders-dependency-2", Optional.empty()));
        var tax = orders.components().get("orders-dependency-1");
        assertThat(tax.grants().keyValue()).isEmpty();
        assertThat(tax.grants().egress()).isEmpty();
        var prices = orders.components().get("orders-dependency-2");
        assertThat(prices.source()).isEqualTo(new ComponentSource.File(Path.of("prices.wasm"), Optional.empty()));
        assertThat(prices.grants().keyValue()).containsExactly("default", "last_orders");
        assertThat(prices.grants().egress()).isEmpty();
        assertThat(orders.components().get("payments-dependency-1").grants())
                .isEqualTo(orders.components().get("payments").grants());
    }

    @Test
    void isFoundWhereThereIsNoOther(@TempDir Path directory) throws IOException {
        Path spins = Files.copy(Manifests.FOLDER.resolve("good/spin.hello.toml"), directory.resolve("spin.toml"));
        assertThat(ManifestLoader.load(directory, NamedFiles.NOT_YET)
                        .application()
                        .name())
                .isEqualTo("hello-spin");
        assertThatThrownBy(() -> ManifestLoader.load(directory, NamedFiles.REQUIRED))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining(
                        spins + ":13:10: error: there is no such file: target/wasm32-wasip2/release/hello.wasm")
                .hasMessageContaining("fix: run `ashlar build`");
        Files.writeString(directory.resolve("ashlar.toml"), "[component.a]\nsource = \"a.wasm\"\nroutes = \"/\"\n");
        assertThat(ManifestLoader.load(directory, NamedFiles.NOT_YET)
                        .application()
                        .components())
                .containsOnlyKeys("a");
    }

    @Test
    void missingFilesOfDependenciesAreShown(@TempDir Path directory) throws IOException {
        Files.copy(Manifests.FOLDER.resolve("good/spin.orders.toml"), directory.resolve("spin.toml"));
        assertThatThrownBy(() -> ManifestLoader.load(directory, NamedFiles.REQUIRED))
                .hasMessageContaining("spin.toml:46:26: error: there is no such file: tax.wasm")
                .hasMessageContaining("spin.toml:29:1: error: there is no such file: about.wasm")
                .hasMessageContaining("spin.toml:36:21: error: there is no such directory: assets");
    }
}
