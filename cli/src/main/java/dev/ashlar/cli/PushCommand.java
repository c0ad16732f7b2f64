package dev.ashlar.cli;

import dev.ashlar.engine.Engine;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.host.sbom.Bills;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.WasmArtifact;
import dev.ashlar.oci.sign.SignatureRegistry;
import dev.ashlar.oci.sign.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar push}: sends a component or an application to a registry. */
@Command(
        name = "push",
        description = {
            "Push a component or an application to an OCI registry.",
            "",
            "A .wasm file becomes the CNCF's artifact for WebAssembly, which other tools read, too. An application becomes an index "
                    + "of its manifest and its components. What the registry has is not sent again: of an application in which "
                    + "one component changed, that component and the manifest. A push that broke off goes on where it was.",
            "",
            "Who you are is taken from where `ashlar login`, `docker login` and `podman login` keep it."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar push resize.wasm ghcr.io/acme/resize:1.0",
            "  ashlar push examples/photos localhost:5000/photos:1 --sign release.key",
            "  ashlar push --ca registry.pem --json . registry.example.com/shop:2"
        })
final class PushCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "PATH",
            description = "A .wasm file, the directory of an application, or its manifest.")
    private Path path;

    @Parameters(
            index = "1",
            paramLabel = "REFERENCE",
            converter = RegistryOptions.ReferenceConverter.class,
            description = "Registry, repository and tag.")
    private Reference reference;

    @Mixin
    private RegistryOptions options;

    @Mixin
    private SigningOptions signing;

    @Option(names = "--sbom", description = "Attach a bill of materials (CycloneDX), as ashlar sbom makes it.")
    private boolean bill;

    @Mixin
    private JsonOption json;

    private List<Descriptor> signed = List.of();

    @Override
    public Integer call() {
        var key = signing.key();
        var store = RegistryOptions.store();
        var view = TransferView.create(spec.commandLine().getErr(), "pushing");
        try {
            Descriptor root = options.with(reference.registry(), registry -> {
                Descriptor written = write(store);
                registry.push(written, store, reference, view);
                if (bill) {
                    registry.attach(Bills.artifact(bill(written, store), written, store), store, reference, view);
                }
                if (key.isPresent()) {
                    signed = new SignatureRegistry(registry, store).sign(reference, written, key.get());
                }
                return written;
            });
            report(root, view, key);
        } finally {
            view.end();
        }
        return ExitCode.SUCCESS;
    }

    private byte[] bill(Descriptor root, ContentStore store) throws IOException {
        return MediaTypes.isIndex(root.mediaType())
                ? Bills.ofBundle(root, store, Optional.of(reference))
                : SbomCommand.ofComponent(reference, root, store);
    }

    private Descriptor write(ContentStore store) throws IOException {
        if (Files.isDirectory(path) || path.toString().endsWith(".toml")) {
            var application = ManifestLoader.load(path, NamedFiles.REQUIRED).application();
            return Bundles.write(application, new SourceReader(application, store), store);
        }
        var file = ModuleFile.read(path);
        try (var engine = Engine.create()) {
            if (file.isComponent()) {
                var type = file.outline(engine).type();
                return WasmArtifact.ofComponent(
                        file.bytes(), type.imports().keySet(), type.exports().keySet(), store);
            }
            var _ = file.compile(engine);
            return WasmArtifact.ofModule(file.bytes(), store);
        }
    }

    private void report(Descriptor root, TransferView view, Optional<SigningKey> key) {
        view.end();
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("reference", reference.toString());
            facts.put("digest", root.digest().toString());
            facts.put("mediaType", root.mediaType());
            facts.putAll(view.json());
            key.ifPresent(its -> facts.put("signedBy", its.verification().fingerprint()));
            out.println(Json.of(facts));
        } else {
            out.println("%s@%s".formatted(reference, root.digest()));
            out.println(view.summary("pushed"));
            key.ifPresent(its -> out.println("signed %s by %s"
                    .formatted(
                            signed.size() == 1 ? "it" : "it and its " + (signed.size() - 1) + " manifests",
                            its.verification())));
        }
    }
}
