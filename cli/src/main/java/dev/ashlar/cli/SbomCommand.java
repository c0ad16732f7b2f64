package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.component.ComponentException;
import dev.ashlar.host.bundle.BundleException;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.host.sbom.Bills;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.WasmArtifact;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.TransferListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar sbom}: a bill of materials. */
@Command(
        name = "sbom",
        description = {
            "Write a bill of materials (CycloneDX 1.6, JSON) of a component or an application.",
            "",
            "It says what is inside, by digest, nested modules included, and what the binaries say of themselves: versions, licenses, "
                    + "the tools that made them. The same binaries give the same bill."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar sbom examples/photos -o photos.cdx.json",
            "  ashlar sbom resize.wasm",
            "  ashlar sbom registry.example.com/shop:2"
        })
final class SbomCommand implements Callable<Integer> {
    private static final int MAX_COMPONENT = 512 << 20;
    private static final int MAX_DOCUMENT = 4 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "WHAT",
            description =
                    "A .wasm file, the directory of an application or its manifest, or a reference to a registry.")
    private String what;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file. Default: standard output.")
    private @Nullable Path output;

    @Mixin
    private RegistryOptions options;

    @Override
    public Integer call() {
        byte[] bill = bill();
        var file = Optional.ofNullable(output);
        if (file.isEmpty()) {
            spec.commandLine().getOut().println(new String(bill, UTF_8));
            return ExitCode.SUCCESS;
        }
        try {
            Files.write(file.get(), bill);
        } catch (IOException e) {
            throw new CommandFailedException("cannot write %s: %s".formatted(file.get(), e));
        }
        return ExitCode.SUCCESS;
    }

    private byte[] bill() {
        try {
            return Files.exists(Path.of(what)) ? local(Path.of(what)) : remote(reference());
        } catch (ComponentException | BundleException e) {
            throw new CommandFailedException("%s: %s".formatted(what, e.getMessage()));
        }
    }

    private static byte[] local(Path path) {
        if (Files.isDirectory(path) || path.toString().endsWith(".toml")) {
            var application = ManifestLoader.load(path, NamedFiles.NOT_YET).application();
            return Bills.ofApplication(application, new SourceReader(application, RegistryOptions.store()));
        }
        var file = ModuleFile.read(path);
        return Bills.ofComponent(file.name(), file.bytes(), Optional.empty());
    }

    private Reference reference() {
        try {
            return Reference.parse(what);
        } catch (InvalidReferenceException e) {
            throw new CommandFailedException("%s is neither a file nor a reference to a registry".formatted(what));
        }
    }

    private byte[] remote(Reference reference) {
        var store = RegistryOptions.store();
        return options.with(reference.registry(), registry -> remote(reference, registry, store));
    }

    private static byte[] remote(Reference reference, Registry registry, ContentStore store) throws IOException {
        Descriptor root = registry.pull(reference, store, TransferListener.NONE);
        return Bundles.isApplication(root, store.read(root, MAX_DOCUMENT))
                ? Bills.ofBundle(root, store, Optional.of(reference))
                : ofComponent(reference, root, store);
    }

    /** Of what was pushed as one. */
    static byte[] ofComponent(Reference reference, Descriptor manifest, ContentStore store) throws IOException {
        Descriptor layer = WasmArtifact.layer(manifest, store);
        String repository = reference.repository();
        String name = repository.substring(repository.lastIndexOf('/') + 1);
        return Bills.ofComponent(name, store.read(layer, MAX_COMPONENT), Optional.of(reference.at(manifest.digest())));
    }
}
