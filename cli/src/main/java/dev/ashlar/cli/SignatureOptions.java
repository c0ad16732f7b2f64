package dev.ashlar.cli;

import dev.ashlar.host.load.PolicyLoader;
import dev.ashlar.oci.sign.SignaturePolicy;
import dev.ashlar.oci.sign.VerificationKey;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By whom what comes from registries has to be signed, mixed into the commands that use it. */
final class SignatureOptions {
    @Option(
            names = "--require-key",
            paramLabel = "FILE",
            description = "Take only what is signed by this public key (PEM, as cosign.pub), or by one of several.")
    private List<Path> keys = List.of();

    @Option(names = "--policy", paramLabel = "FILE", description = "Take only what the rules of this file allow.")
    private @Nullable Path file;

    /** Whether there is any of the options. */
    boolean given() {
        return file != null || !keys.isEmpty();
    }

    /** Reads keys or policy; without options, anything goes. */
    SignaturePolicy policy() {
        if (file != null && !keys.isEmpty()) {
            throw new CommandFailedException("--policy and --require-key exclude each other", ExitCode.USAGE);
        }
        if (file != null) {
            return PolicyLoader.load(file);
        }
        return keys.isEmpty()
                ? SignaturePolicy.ANYTHING
                : SignaturePolicy.signedBy(
                        keys.stream().map(VerificationKey::read).toList());
    }
}
