package dev.ashlar.cli;

import dev.ashlar.engine.Engine;
import dev.ashlar.host.bundle.BundleException;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Holdings;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.TransferListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar inspect}: what a core module, a component or an artifact needs, offers and is made of. */
@Command(
        name = "inspect",
        description = {
            "Show imports, exports, contents, sections and features of a WebAssembly module or component.",
            "",
            "Of an artifact in a registry: its type, digest, annotations, what it consists of, and of an application its manifest."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar inspect resize.wasm",
            "  ashlar inspect ghcr.io/acme/resize:1.0",
            "  ashlar inspect --json localhost:5000/photos:1"
        })
final class InspectCommand implements Callable<Integer> {
    private static final String INDENT = "  ";

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODULE",
            description = "A WebAssembly module or component in the binary format, or a reference to an artifact.")
    private String what;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var reference = RegistryOptions.reference(Path.of(what));
        if (reference.isPresent()) {
            inspectArtifact(reference.get());
        } else {
            inspect(ModuleFile.read(Path.of(what)));
        }
        return ExitCode.SUCCESS;
    }

    private void inspectArtifact(Reference reference) {
        var out = spec.commandLine().getOut();
        var facts = registry.with(reference.registry(), client -> facts(client, reference));
        if (json.chosen()) {
            out.println(Json.of(facts.json()));
        } else {
            facts.print(out);
        }
    }

    private static ArtifactFacts facts(Registry client, Reference reference) throws IOException {
        var document = client.fetch(reference);
        if (!Bundles.isApplication(document.descriptor(), document.bytes())) {
            return new ArtifactFacts(reference, document, Optional.empty());
        }
        var store = RegistryOptions.store();
        var root = client.pull(
                reference.at(document.descriptor().digest()), store, new ManifestAlone(), TransferListener.NONE);
        try {
            return new ArtifactFacts(reference, document, Optional.of(Bundles.text(root, store)));
        } catch (BundleException e) {
            throw new CommandFailedException("%s: %s".formatted(reference, e.getMessage()));
        }
    }

    /** What is not the manifest of an application is not fetched. */
    private static final class ManifestAlone implements Holdings {
        @Override
        public boolean has(Descriptor blob) {
            return !Bundles.isManifest(blob.mediaType());
        }
    }

    private void inspect(ModuleFile file) {
        try (var engine = Engine.create()) {
            var out = spec.commandLine().getOut();
            if (file.isComponent()) {
                inspectComponent(file, engine, out);
            } else {
                inspectModule(file, engine, out);
            }
        }
    }

    private void inspectModule(ModuleFile file, Engine engine, PrintWriter out) {
        var facts = new ModuleFacts(file, file.compile(engine));
        if (json.chosen()) {
            out.println(Json.of(facts.json()));
        } else {
            print(facts, out);
        }
    }

    private void inspectComponent(ModuleFile file, Engine engine, PrintWriter out) {
        var facts = new ComponentFacts(file.name(), file.outline(engine));
        if (json.chosen()) {
            var all = new LinkedHashMap<String, Object>();
            all.put("file", file.path().toString());
            all.putAll(facts.json());
            out.println(Json.of(all));
        } else {
            print(facts, out);
        }
    }

    private static void print(ComponentFacts facts, PrintWriter out) {
        out.printf("component  %s, %,d bytes%n", Printable.name(facts.name()), facts.size());
        var features = facts.features();
        out.println("features   " + (features.isEmpty() ? "base Component Model" : String.join(", ", features)));
        printProducers(facts.producers(), out);
        print("Imports", facts.imports(), out);
        print("Exports", facts.exports(), out);
        print("Contents", facts.contents(), out);
        print("Sections", facts.sections(), out);
    }

    private static void print(String title, List<String> lines, PrintWriter out) {
        out.println();
        out.println(lines.isEmpty() ? title + ": none" : title);
        lines.forEach(line -> out.println(INDENT + line));
    }

    private static void printProducers(Map<String, List<String>> producers, PrintWriter out) {
        producers.forEach((field, values) ->
                out.println("producers  " + Printable.name(field + ": " + String.join(", ", values))));
    }

    private static void print(ModuleFacts facts, PrintWriter out) {
        out.printf("module     %s, %,d bytes%n", Printable.name(facts.name()), facts.size());
        var features = facts.features();
        out.println("features   " + (features.isEmpty() ? "WebAssembly 1.0" : String.join(", ", features)));
        printProducers(facts.producers(), out);
        print("Imports", facts.imports(), out);
        print("Exports", facts.exports(), out);
        print("Memories", facts.memories(), out);
        print("Contents", facts.contents(), out);
        print("Sections", facts.sections(), out);
    }

    private static void print(String title, TextTable table, PrintWriter out) {
        out.println();
        if (table.size() == 0) {
            out.println(title + ": none");
            return;
        }
        out.println(title);
        table.print(out, INDENT);
    }
}
