package dev.ashlar.host.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.Reference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Bills, held against the schema that CycloneDX publishes. */
class BillsTest {
    private static final Path COMPONENTS = Path.of("src/test/resources/dev/ashlar/host/components");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path temp;

    @Test
    void aComponentTellsWhatItIsAndWhatMadeIt() throws IOException {
        byte[] component = withTexts(
                Files.readAllBytes(COMPONENTS.resolve("front.wasm")),
                List.of(
                        "version",
                        "1.2.3",
                        "licenses",
                        "Apache-2.0 OR MIT",
                        "authors",
                        "Ada",
                        "description",
                        "Greets"));
        component = withTexts(component, List.of("source", "https://example.com/front.git", "homepage", "not a link"));

        JsonNode bill = valid(Bills.ofComponent("front", component, Optional.empty()));

        JsonNode entry = bill.at("/components/0");
        assertThat(entry.at("/name").asString()).isEqualTo("front");
        assertThat(entry.at("/version").asString()).isEqualTo("1.2.3");
        assertThat(entry.at("/licenses/0/expression").asString()).isEqualTo("Apache-2.0 OR MIT");
        assertThat(entry.at("/authors/0/name").asString()).isEqualTo("Ada");
        assertThat(entry.at("/hashes/0/content").asString())
                .isEqualTo(Digest.of(component).hex());
        assertThat(entry.at("/externalReferences").size()).isEqualTo(1);
        assertThat(entry.at("/externalReferences/0/url").asString()).isEqualTo("https://example.com/front.git");
        String properties = entry.at("/properties").toString();
        assertThat(properties).contains("\"name\":\"wasm:export\",\"value\":\"wasi:http/incoming-handler@");
    }

    @Test
    void whatIsNestedIsThereWithItsDigestAndItsTools() throws IOException {
        byte[] component = Files.readAllBytes(Path.of("../examples/photos/built/gateway.wasm"));
        JsonNode bill = valid(Bills.ofComponent("gateway", component, Optional.empty()));

        JsonNode nested = bill.at("/components/0/components");
        assertThat(nested.size()).isPositive();
        assertThat(bill.toString()).contains("\"value\":\"core module\"");
        assertThat(nested.toString()).contains("wasm:processed-by", "wit-component ");
        for (JsonNode module : nested) {
            assertThat(digestsInside(component))
                    .contains(module.at("/hashes/0/content").asString());
        }
    }

    /** Of the contents of the component's own sections, found without the decoder. */
    private static Set<String> digestsInside(byte[] component) {
        var digests = new HashSet<String>();
        int at = 8;
        while (at < component.length) {
            int size = 0;
            int shift = 0;
            at++;
            do {
                size |= (component[at] & 0x7f) << shift;
                shift += 7;
            } while (component[at++] < 0);
            digests.add(Digest.of(Arrays.copyOfRange(component, at, at + size)).hex());
            at += size;
        }
        return digests;
    }

    @Test
    void anApplicationIsTheSameBillFromItsDirectoryAndFromAStore() throws IOException {
        Path directory = Path.of("../examples/photos");
        var application = ManifestLoader.load(directory, NamedFiles.NOT_YET).application();
        var store = new ContentStore(temp);
        var sources = new SourceReader(application, store);
        var index = Bundles.write(application, sources, store);

        JsonNode here = valid(Bills.ofApplication(application, sources));
        JsonNode there = valid(Bills.ofBundle(index, store, Optional.of(Reference.parse("localhost:5000/photos:1"))));

        assertThat(there.at("/components")).isEqualTo(here.at("/components"));
        assertThat(there.at("/dependencies")).isEqualTo(here.at("/dependencies"));
        assertThat(there.at("/metadata/component/purl").asString())
                .isEqualTo("pkg:oci/photos@sha256%3A" + index.digest().hex()
                        + "?repository_url=localhost%3A5000%2Fphotos&tag=1");
        assertThat(here.at("/metadata/component/name").asString()).isEqualTo("photos");
        assertThat(here.at("/metadata/component/version").asString()).isEqualTo("0.1.0");
        assertThat(here.at("/components").size()).isEqualTo(5);
        String gateway = here.at("/components/0/bom-ref").asString();
        assertThat(here.at("/dependencies/1/ref").asString()).isEqualTo(gateway);
        assertThat(here.at("/dependencies/1/dependsOn").size()).isEqualTo(4);
        assertThat(Bills.ofApplication(application, sources)).isEqualTo(Bills.ofApplication(application, sources));
    }

    @Test
    void componentsWithTheSameBytesAreOne() throws IOException {
        var bill = new Bill(
                new Bill.Subject("twins", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        byte[] bytes = Files.readAllBytes(COMPONENTS.resolve("back.wasm"));
        bill.add("one", bytes, List.of());
        bill.add("other", bytes, List.of("one"));

        JsonNode text = valid(bill.toJson());
        assertThat(text.at("/components").size()).isEqualTo(1);
        assertThat(text.at("/components/0/properties").toString())
                .contains("{\"name\":\"ashlar:name\",\"value\":\"other\"}");
    }

    @Test
    void becomesAnArtifactThatRefersToItsSubject() throws IOException {
        var store = new ContentStore(temp);
        var subject = store.put("application/vnd.oci.image.index.v1+json", "{}".getBytes(UTF_8));
        var artifact = Bills.artifact("{\"bomFormat\":\"CycloneDX\"}".getBytes(UTF_8), subject, store);

        var manifest = ImageManifest.parse(store.read(artifact, 1 << 20));
        assertThat(manifest.type()).isEqualTo("application/vnd.cyclonedx+json");
        assertThat(manifest.subject().orElseThrow().digest()).isEqualTo(subject.digest());
        assertThat(manifest.layers().getFirst().mediaType()).isEqualTo("application/vnd.cyclonedx+json");
    }

    private static JsonNode valid(byte[] bill) {
        String text = new String(bill, UTF_8);
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                builder -> builder.schemas(address -> resource(address.substring(address.lastIndexOf('/') + 1))));
        List<Error> errors = registry.getSchema(resource("bom-1.6.schema.json"), InputFormat.JSON)
                .validate(text, InputFormat.JSON);
        assertThat(errors).isEmpty();
        return MAPPER.readTree(bill);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With custom sections at the end, as `wasm-tools metadata add` makes them. */
    private static byte[] withTexts(byte[] component, List<String> namesAndTexts) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(component);
        for (int i = 0; i < namesAndTexts.size(); i += 2) {
            byte[] name = namesAndTexts.get(i).getBytes(UTF_8);
            byte[] text = namesAndTexts.get(i + 1).getBytes(UTF_8);
            out.write(0);
            out.write(1 + name.length + text.length);
            out.write(name.length);
            out.writeBytes(name);
            out.writeBytes(text);
        }
        return out.toByteArray();
    }
}
