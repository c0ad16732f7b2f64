package dev.ashlar.host.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.diagnostics.Position;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.ByteSize;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.ImportName;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.manifest.Reuse;
import dev.ashlar.host.manifest.StoreKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestLoaderTest {
    static List<Path> examples() {
        return Manifests.in("good", ".toml");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesHaveNoProblems(Path manifest) {
        assertThat(ManifestLoader.load(manifest, NamedFiles.NOT_YET).warnings()).isEmpty();
    }

    @Test
    void threeLinesAreEnough() {
        var application = Manifests.good("minimal").application();
        assertThat(application.name()).isEqualTo("good");
        assertThat(application.components()).containsOnlyKeys("hello");
        var hello = application.components().get("hello");
        assertThat(hello.source()).isEqualTo(new ComponentSource.File(Path.of("hello.wasm"), Optional.empty()));
        assertThat(hello.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(hello.reuse()).isEqualTo(Reuse.NONE);
        assertThat(hello.grants().environment()).isEmpty();
        assertThat(hello.grants().egress()).isEmpty();
        var trigger = application.triggers().http().getFirst();
        assertThat(trigger.route()).hasToString("/...");
        assertThat(trigger.action()).isEqualTo(new HttpAction.Invoke("hello"));
    }

    @Test
    void photosLinkFiveComponents() {
        var application = Manifests.good("photos").application();
        var gateway = application.components().get("gateway");
        assertThat(gateway.links()).extracting(Link::component).containsExactly("auth", "validator", "image", "store");
        assertThat(gateway.limits().memory()).isEqualTo(ByteSize.ofMebibytes(64));
        assertThat(gateway.limits().deadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(gateway.limits().cpu()).isEqualTo(Limits.DEFAULT.cpu());
        var auth = application.components().get("auth");
        assertThat(auth.grants().config().get("token_key")).hasToString("{{ token_key }}");
        assertThat(application.variables().get("token_key").secret()).isTrue();
        assertThat(application.variables().get("token_key").required()).isTrue();
        assertThat(application.components().get("store").grants().stores(StoreKind.BLOBS))
                .containsExactly("photos");
        assertThat(application.triggers().http().getLast().action())
                .isEqualTo(new HttpAction.Files(
                        Path.of("public"), "index.html", Optional.empty(), Optional.of("max-age=3600")));
    }

    @Test
    void oneInterfaceIsAnsweredByManyUnderLabels() {
        var links = Manifests.good("shop")
                .application()
                .components()
                .get("storefront")
                .links();
        assertThat(links)
                .contains(
                        new Link(
                                ImportName.parse("card"),
                                "pay-by-card",
                                Optional.of(ImportName.parse("shop:payment/method"))),
                        new Link(
                                ImportName.parse("invoice"),
                                "pay-by-invoice",
                                Optional.of(ImportName.parse("shop:payment/method"))));
    }

    @Test
    void whatWasReadKnowsItsLine() {
        var application = Manifests.good("photos").application();
        var origins = application.origins();
        assertThat(origins.position("component.gateway.limits.deadline").line()).isEqualTo(27);
        assertThat(origins.position("component.gateway.limits.cpu").line()).isEqualTo(25);
        assertThat(origins.position("component.gateway.links.\"photos:auth/tokens\"")
                        .line())
                .isEqualTo(20);
        assertThat(origins.position("component.gateway.links.\"photos:auth/other\"")
                        .line())
                .isEqualTo(19);
        assertThat(origins.position(application.triggers().http().getLast().origin())
                        .line())
                .isEqualTo(58);
        assertThat(origins.problem("component.auth.source", "the file is no component", "build it again")
                        .render())
                .contains(
                        "photos.toml:32:1: error: the file is no component\n  32 | source = \"auth/auth.wasm\"\n     | ^^^^^^\n");
    }

    @Test
    void resolvesTemplates() {
        var application = Manifests.good("shop").application();
        var values = Map.of("log_level", "debug", "payment_host", "pay.test");
        var environment = application.components().get("storefront").grants().environment();
        assertThat(environment.get("LOG_LEVEL").resolve(values::get)).isEqualTo("debug");
        assertThat(environment.get("GREETING").resolve(values::get)).isEqualTo("use {{ name }}");
        var config = application.components().get("pay-by-card").grants().config();
        assertThat(config.get("endpoint").resolve(values::get)).isEqualTo("https://pay.test/v2");
    }

    @Test
    void warnsOfWhatNobodyUses() {
        var loaded = Manifests.read("""
                [variables]
                unused = "x"

                [component.idle]
                source = "idle.wasm"

                [key-value.carts]
                url = "redis://localhost"
                """);
        assertThat(loaded.warnings())
                .extracting(warning -> warning.position().toString() + " " + warning.message())
                .containsExactly(
                        "ashlar.toml:2:1 no component uses the variable \"unused\"",
                        "ashlar.toml:4:12 nothing starts the component \"idle\" and none is linked to it",
                        "ashlar.toml:7:12 no component is granted the store \"carts\"");
    }

    @Test
    void findsTheManifestOfADirectory(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("ashlar.toml"), "[component.a]\nsource = \"a.wasm\"\nroutes = \"/\"\n");
        Files.writeString(directory.resolve("a.wasm"), "");
        var application = ManifestLoader.load(directory, NamedFiles.REQUIRED).application();
        assertThat(application.directory()).isEqualTo(directory);
        assertThat(application
                        .origins()
                        .position(application.triggers().http().getFirst().origin()))
                .isEqualTo(new Position(directory.resolve("ashlar.toml").toString(), 3, 1));
    }

    @Test
    void saysThatThereIsNone(@TempDir Path directory) {
        assertThatThrownBy(() -> ManifestLoader.load(directory, NamedFiles.REQUIRED))
                .isInstanceOf(ManifestException.class)
                .hasMessage(directory.resolve("ashlar.toml") + " does not exist");
    }

    @Test
    void doesNotReadMoreThanAManifestHas(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("ashlar.toml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> ManifestLoader.load(file, NamedFiles.REQUIRED))
                .hasMessageContaining("more than 1 MiB");
    }
}
