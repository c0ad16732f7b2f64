package dev.ashlar.cli;

import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.sign.SignaturePolicy;
import dev.ashlar.oci.sign.SignatureRegistry;
import dev.ashlar.oci.sign.VerificationKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar verify}: who signed something in a registry. */
@Command(
        name = "verify",
        description = {
            "Verify that an artifact in an OCI registry is signed by a key.",
            "",
            "Signatures by ashlar push --sign and by cosign are found, in both forms that cosign writes. The exit code is 0 if one "
                    + "of them is by one of the keys."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar verify registry.example.com/shop:2 --key release.pub",
            "  ashlar verify --json ghcr.io/acme/resize@sha256:... --key cosign.pub --key old.pub"
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "REFERENCE",
            converter = RegistryOptions.ReferenceConverter.class,
            description = "Registry, repository, and tag or digest.")
    private Reference reference;

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "A public key in PEM.")
    private List<Path> keys = List.of();

    @Mixin
    private RegistryOptions options;

    @Mixin
    private JsonOption json;

    private record Verified(Digest digest, VerificationKey key) {}

    @Override
    public Integer call() {
        var policy = SignaturePolicy.signedBy(
                keys.stream().map(VerificationKey::read).toList());
        var verified = options.with(reference.registry(), registry -> {
            var signatures = new SignatureRegistry(registry, RegistryOptions.store());
            Digest digest = signatures.digest(reference);
            var artifact = SignaturePolicy.Artifact.of(reference, digest);
            return new Verified(
                    digest, signatures.check(policy, artifact, reference).orElseThrow());
        });
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("reference", reference.toString());
            facts.put("digest", verified.digest().toString());
            facts.put("key", verified.key().name());
            facts.put("fingerprint", verified.key().fingerprint());
            out.println(Json.of(facts));
        } else {
            out.println("%s@%s is signed by %s".formatted(reference.name(), verified.digest(), verified.key()));
        }
        return ExitCode.SUCCESS;
    }
}
