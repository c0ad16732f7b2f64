package dev.ashlar.host.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.Template;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The applications that revisions make together. Nothing of them is read or linked here. */
class MixedApplicationTest {
    /** A gate asks the front, which is linked to a back. */
    private static final String CHAIN = """
            [variables]
            to = "front"

            [component.gate]
            source = "gate.wasm"
            routes = ["/..."]
            egress = ["http://{{ to }}.internal"]

            [component.front]
            source = "front.wasm"
            routes = ["/front"]
            links = { "a:b/c" = "back" }

            [component.back]
            source = "back.wasm"
            """;

    private static final LinkPath TO_FRONT = new LinkPath("gate", "front");
    private static final LinkPath TO_BACK = new LinkPath("front", "back");

    private static RevisionSource source(String text, Map<String, String> variables) {
        return new RevisionSource() {
            @Override
            public Application load() {
                return ManifestLoader.read(
                                "ashlar.toml", text.getBytes(UTF_8), Path.of("/somewhere"), NamedFiles.NOT_YET)
                        .application();
            }

            @Override
            public Map<String, String> variables() {
                return variables;
            }
        };
    }

    /** Of revisions with these manifests, beginning with number 1. */
    private static MixedApplication.Mixed mixed(Map<LinkPath, Integer> led, String... manifests) {
        var sources = new HashMap<Integer, RevisionSource>();
        for (String manifest : manifests) {
            sources.put(sources.size() + 1, source(manifest, Map.of()));
        }
        return MixedApplication.of(new Mixture(1, new TreeMap<>(led)), sources);
    }

    private static List<String> links(MixedApplication.Mixed mixed, String component) {
        return mixed.application().component(component).links().stream()
                .map(Link::component)
                .toList();
    }

    @Test
    void bringAlongWhatACalleeIsLinkedTo() {
        var mixed = mixed(Map.of(TO_FRONT, 2), CHAIN, CHAIN);
        assertThat(mixed.application().components()).containsOnlyKeys("gate", "front", "back", "front@2", "back@2");
        assertThat(links(mixed, "front")).containsExactly("back");
        assertThat(links(mixed, "front@2")).containsExactly("back@2");
        assertThat(mixed.redirects().byCaller().get("gate")).isEqualTo(Map.of("front", "front@2"));
    }

    @Test
    void leadALinkWhicheverRevisionItsCallerIsOf() {
        var three = mixed(Map.of(TO_FRONT, 2, TO_BACK, 3), CHAIN, CHAIN, CHAIN);
        assertThat(three.application().components()).containsOnlyKeys("gate", "front", "back", "front@2", "back@3");
        assertThat(links(three, "front@2")).containsExactly("back@3");
        assertThat(links(three, "front")).containsExactly("back@3");
        var back = mixed(Map.of(TO_FRONT, 2, TO_BACK, 1), CHAIN, CHAIN);
        assertThat(links(back, "front@2")).containsExactly("back");
    }

    @Test
    void leadCallsOfOneRevisionThatTheOtherDoesNotMake() {
        var lone = CHAIN.replace("links = { \"a:b/c\" = \"back\" }\n", "");
        var mixed = mixed(Map.of(TO_FRONT, 2, TO_BACK, 1), lone, CHAIN);
        assertThat(links(mixed, "front@2")).containsExactly("back");
        assertThatThrownBy(() -> mixed(Map.of(TO_BACK, 2), lone, CHAIN))
                .isInstanceOf(UnroutableLinkException.class)
                .hasMessageContaining("nothing leads from \"front\" to \"back\" in revision 1");
        assertThatThrownBy(() -> mixed(Map.of(TO_FRONT, 2), CHAIN, CHAIN.replace("front", "face")))
                .isInstanceOf(UnroutableLinkException.class)
                .hasMessageContaining("revision 2 has no component \"front\"");
    }

    @Test
    void haveNoLinksThatGoRoundInACircle() {
        var turned = CHAIN.replace("links = { \"a:b/c\" = \"back\" }\n", "") + "links = { \"d:e/f\" = \"front\" }\n";
        var led = Map.of(TO_BACK, 2, new LinkPath("back", "front"), 1);
        assertThatThrownBy(() -> mixed(led, CHAIN, turned))
                .isInstanceOf(UnroutableLinkException.class)
                .hasMessage("led like that, links go round in a circle: front, back@2; lead fewer of them");
    }

    @Test
    void haveStoresOfTheBaseAndThoseThatAreNew() {
        var first = CHAIN + """
                key-value = ["both", "plain"]

                [key-value.both]
                url = "redis://first:6379"
                """;
        var second = CHAIN.replace("to = \"front\"\n", "to = \"front\"\nhost = \"third\"\n") + """
                key-value = ["both", "plain", "new"]

                [key-value.both]
                url = "redis://second:6379"

                [key-value.plain]
                url = "redis://second:6379"

                [key-value.new]
                url = "redis://{{ host }}:6379"
                """;
        var stores = mixed(Map.of(TO_BACK, 2), first, second).application().stores();
        assertThat(stores)
                .extracting(store -> store.label() + " "
                        + store.url().map(Template::toString).orElse("-"))
                .containsExactly("both redis://first:6379", "new redis://third:6379");
        assertThat(mixed(Map.of(TO_BACK, 1, TO_FRONT, 2), first, second)
                        .application()
                        .stores())
                .as("the back of the second is not there")
                .hasSize(1);
    }

    @Test
    void sayWhereInTheirManifestSomethingStands() {
        var origins =
                mixed(Map.of(TO_BACK, 2), CHAIN, "\n\n" + CHAIN).application().origins();
        assertThat(origins.position("component.back.source").line()).isEqualTo(15);
        assertThat(origins.position("component.\"back@2\".source").line()).isEqualTo(17);
    }
}
