package dev.ashlar.cli;

import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.client.Answer;
import dev.ashlar.daemon.client.Deploys;
import dev.ashlar.daemon.client.Deploys.Deployed;
import dev.ashlar.host.bundle.BundleException;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.resolve.SourceReader;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.json.JsonFields;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.RegistryConfig;
import dev.ashlar.oci.sign.SignatureRegistry;
import dev.ashlar.oci.sign.Signatures;
import dev.ashlar.oci.sign.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar deploy}: a new revision of an application. */
@Command(
        name = "deploy",
        description = {
            "Make what is here, or in a registry, the newest revision of an application of a daemon.",
            "",
            "Nothing is built. What the daemon has of it is not sent again: after a change of one component, that component. The "
                    + "revision is checked and made ready before a request reaches it; if it cannot be, what served goes on serving. An "
                    + "application in a registry is fetched by the daemon itself, with its credentials, in the same way."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar deploy examples/photos",
            "  ashlar deploy --canary 10%% -m 'smaller thumbnails'",
            "  ashlar deploy --link gateway=image:10%%",
            "  ashlar deploy --sign release.key",
            "  ashlar deploy ghcr.io/acme/photos:1.1"
        })
final class DeployCommand implements Callable<Integer> {
    private static final Duration KEPT = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The directory of the application, its manifest, or a reference to one in a registry. "
                    + "Default: the current directory.")
    private @Nullable Path path;

    @Mixin
    private ManifestFile manifest;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private StateDirectory stateDirectory;

    @Option(
            names = "--name",
            paramLabel = "APP",
            description =
                    "Deploy it under this name. Default: the manifest's; of a reference, the last part of its path.")
    private @Nullable String name;

    @Mixin
    private VariableOptions variables;

    @Option(
            names = "--unset",
            paramLabel = "NAME",
            description = "A variable that has the manifest's value again. Others stay as they are. Can be repeated.")
    private List<String> unset = new ArrayList<>();

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description =
                    "A domain for the application besides its own; *.NAME for all below, '*' for all that is left. "
                            + "Can be repeated; without it they stay.")
    private List<String> domains = new ArrayList<>();

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "What is new, for `ashlar revisions`.")
    private String message = "";

    @Option(
            names = "--canary",
            paramLabel = "SHARE",
            converter = LinkShare.Percent.class,
            description =
                    "Only this share of the requests goes to the new revision, as in 10%%; `ashlar promote` gives it all.")
    private @Nullable Integer canary;

    @Option(
            names = "--link",
            paramLabel = "CALLER=CALLEE:SHARE",
            converter = LinkShare.Converter.class,
            description =
                    "Only this share of the calls of one component to another goes to the new revision's. Can be repeated.")
    private List<LinkShare> links = new ArrayList<>();

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description =
                    "Sign it by this private key (PEM, also cosign's), for a daemon whose policy wants that. The key's "
                            + "password is asked for, or is that in ASHLAR_KEY_PASSWORD.")
    private @Nullable Path key;

    @Option(
            names = "--upload",
            description =
                    "Fetch what a reference names here, with your own credentials, and send it to the daemon, with its "
                            + "signatures. Default: the daemon fetches it, if it may.")
    private boolean upload;

    @Option(
            names = "--if-revision",
            paramLabel = "N",
            description = "Deploy only if the newest revision is this one; 0 if there must be none.")
    private @Nullable Integer ifRevision;

    @Option(
            names = "--force",
            description =
                    "Deploy it even if a component offers less than the one before, or something else, as others may rely on it.")
    private boolean force;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var reference = RegistryOptions.reference(path);
        if (reference.isPresent()) {
            deploy(reference.get());
        } else {
            deploy();
        }
        return ExitCode.SUCCESS;
    }

    /** What is in a registry. */
    private void deploy(Reference reference) {
        if (key != null) {
            throw new CommandFailedException(
                    "--sign is about what is here; what is in a registry is signed there: `ashlar push --sign`",
                    ExitCode.USAGE);
        }
        long began = System.nanoTime();
        var application = name == null ? lastPart(reference) : name;
        if (upload) {
            print(send(reference, application), Duration.ofNanos(System.nanoTime() - began));
            return;
        }
        var answer = daemon.ask(client -> Deploys.deploy(client, application, reference, request()));
        var pulled = answer.fields().object("pulled");
        print(
                answer,
                "the daemon fetched %d of %d blobs, %,d of %,d bytes"
                        .formatted(
                                pulled.number("fetched"),
                                pulled.number("blobs"),
                                pulled.number("fetched-bytes"),
                                pulled.number("bytes")),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private static String lastPart(Reference reference) {
        var repository = reference.repository();
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    private Deployed send(Reference reference, String application) {
        var store = RegistryOptions.store();
        var fetched = fetch(reference, store);
        var progress = new UploadProgress(spec.commandLine().getErr());
        var request = request();
        if (message.isEmpty()) {
            request.put("message", reference.toString());
        }
        return daemon.ask(client -> {
            try {
                return new Deploys(client, store, progress)
                        .deploy(application, fetched.root(), fetched.signatures(), request);
            } finally {
                progress.end();
            }
        });
    }

    /** An application from a registry, with the manifests that have its signatures. */
    private record Fetched(Digest root, List<Digest> signatures) {}

    private Fetched fetch(Reference reference, ContentStore store) {
        var view = TransferView.create(spec.commandLine().getErr(), "pulling");
        try (var registry = new Registry(RegistryConfig.of(System.getenv()))) {
            var document = registry.fetch(reference);
            Bundles.requireApplication(document.descriptor(), document.bytes());
            var root = registry.pull(reference.at(document.descriptor().digest()), store, view);
            var signatures = new SignatureRegistry(registry, store).fetch(reference, root.digest());
            return new Fetched(
                    root.digest(), signatures.stream().map(Descriptor::digest).toList());
        } catch (IOException | InvalidDocumentException | BundleException e) {
            throw new CommandFailedException("%s: %s".formatted(reference, e.getMessage()));
        } finally {
            view.end();
        }
    }

    /** What is here. */
    private void deploy() {
        if (upload) {
            throw new CommandFailedException(
                    "--upload is about what is in a registry; what is here is sent anyway", ExitCode.USAGE);
        }
        long began = System.nanoTime();
        var signing = Optional.ofNullable(key).map(file -> SigningKey.read(file, KeyPassword::existing));
        var file = manifest.path(path);
        var loaded = ManifestLoader.load(file, NamedFiles.REQUIRED);
        var err = spec.commandLine().getErr();
        loaded.warnings().forEach(warning -> err.print(Printable.text(warning.render())));
        var application = loaded.application();
        var store = new ContentStore(stateDirectory.of(ManifestLoader.fileOf(file)));
        var index = bundle(application, store);
        var signatures = signing.map(its -> List.of(sign(application, index, its, store)))
                .orElse(List.of());
        var progress = new UploadProgress(err);
        Deployed deployed = daemon.ask(client -> deploy(client, application, store, index, signatures, progress));
        clean(store, index);
        print(deployed, Duration.ofNanos(System.nanoTime() - began));
    }

    private static Digest sign(Application application, Descriptor index, SigningKey key, ContentStore store) {
        try {
            return Signatures.sign(index.digest(), application.name(), key, store, Optional.empty())
                    .digest();
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    private static Descriptor bundle(Application application, ContentStore store) {
        try {
            return Bundles.write(application, new SourceReader(application, store), store);
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    private static void clean(ContentStore store, Descriptor index) {
        try {
            store.name("deployed", index);
            long _ = store.collect(List.of(index.digest()), KEPT);
        } catch (IOException e) {
            throw new CommandFailedException("deployed, but the local store cannot be cleaned: " + e.getMessage());
        }
    }

    private Deployed deploy(
            AdminClient client,
            Application application,
            ContentStore store,
            Descriptor index,
            List<Digest> signatures,
            UploadProgress progress)
            throws IOException {
        var deploys = new Deploys(client, store, progress);
        try {
            return deploys.deploy(name == null ? application.name() : name, index.digest(), signatures, request());
        } finally {
            progress.end();
        }
    }

    private Map<String, Object> request() {
        var request = new LinkedHashMap<String, Object>();
        request.put("variables", variables.values());
        request.put("unset", unset);
        request.put("message", message);
        request.put("force", force);
        if (!domains.isEmpty()) {
            request.put("domains", domains);
        }
        Optional.ofNullable(ifRevision).ifPresent(number -> request.put("if-revision", number));
        Optional.ofNullable(canary).ifPresent(share -> request.put("weight", share));
        request.put(
                "links",
                links.stream()
                        .map(link -> Map.of("caller", link.caller(), "callee", link.callee(), "weight", link.weight()))
                        .toList());
        return request;
    }

    private void print(Deployed deployed, Duration took) {
        var sent = deployed.sent();
        print(
                deployed.answer(),
                "sent %d of %d blobs, %,d of %,d bytes"
                        .formatted(sent.sent(), sent.blobs(), sent.sentBytes(), sent.bytes()),
                took);
    }

    /** @param moved how much was not there */
    private void print(Answer answer, String moved, Duration took) {
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(answer.json());
            return;
        }
        JsonFields fields = answer.fields();
        fields.objects("warnings")
                .forEach(warning -> spec.commandLine().getErr().print(Printable.text(warning.textOrEmpty("text"))));
        out.println(moved);
        var changed = fields.texts("changed");
        var what = changed.isEmpty() ? "nothing but the manifest changed" : "changed: " + String.join(", ", changed);
        out.println(Printable.name("%s revision %d %s after %d ms (%s)"
                .formatted(
                        fields.text("application"),
                        fields.number("number"),
                        TrafficText.served(fields),
                        took.toMillis(),
                        what)));
        fields.texts("domains").forEach(domain -> out.println(Printable.name("  " + domain)));
    }
}
