package dev.ashlar.cli;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.WasmArtifact;
import dev.ashlar.oci.sign.SignatureRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar pull}: fetches an artifact from a registry. */
@Command(
        name = "pull",
        description = {
            "Pull a component, an application or another artifact from an OCI registry.",
            "",
            "Every blob is checked by its digest before it is kept, in a store that all commands of this user share. What is "
                    + "there is not fetched again; a pull that broke off goes on where it was."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar pull ghcr.io/acme/resize:1.0 -o resize.wasm",
            "  ashlar pull --json localhost:5000/photos:1 --require-key release.pub"
        })
final class PullCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "REFERENCE",
            converter = RegistryOptions.ReferenceConverter.class,
            description = "Registry, repository, and tag or digest.")
    private Reference reference;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the module or component to this file.")
    private @Nullable Path output;

    @Mixin
    private RegistryOptions options;

    @Mixin
    private SignatureOptions signatures;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var policy = signatures.policy();
        var store = RegistryOptions.store();
        var view = TransferView.create(spec.commandLine().getErr(), "pulling");
        try {
            Descriptor root = options.with(reference.registry(), registry -> {
                Descriptor pulled = new SignatureRegistry(registry, store).pull(reference, policy, view);
                store.name(reference.toString(), pulled);
                return pulled;
            });
            var file = Optional.ofNullable(output);
            if (file.isPresent()) {
                write(root, store, file.get());
            }
            report(root, view);
        } finally {
            view.end();
        }
        return ExitCode.SUCCESS;
    }

    private void write(Descriptor root, ContentStore store, Path file) {
        try {
            Descriptor layer = WasmArtifact.layer(WasmArtifact.manifest(root, store), store);
            Path draft = file.resolveSibling(".%s.%d"
                    .formatted(file.getFileName(), ProcessHandle.current().pid()));
            try (var in = store.open(layer.digest())) {
                Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING); // what was there stays if anything fails
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (InvalidDocumentException e) {
            throw new CommandFailedException(
                    "%s is no module or component, which -o could write: %s".formatted(reference, e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailedException("cannot write %s: %s".formatted(file, e));
        }
    }

    private void report(Descriptor root, TransferView view) {
        view.end();
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("reference", reference.toString());
            facts.put("digest", root.digest().toString());
            facts.put("mediaType", root.mediaType());
            facts.putAll(view.json());
            out.println(Json.of(facts));
        } else {
            out.println(
                    reference.digest().isPresent()
                            ? reference.toString()
                            : "%s@%s".formatted(reference, root.digest()));
            out.println(view.summary("pulled"));
        }
    }
}
