package dev.ashlar.cli;

import dev.ashlar.oci.sign.SigningKey;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By whose key something is signed. */
final class SigningOptions {
    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description =
                    "Sign it, and each manifest that it lists, by this private key (PEM, also cosign's), as cosign does. "
                            + "The key's password is asked for, or is that in ASHLAR_KEY_PASSWORD.")
    private @Nullable Path key;

    /** Reads the key. */
    Optional<SigningKey> key() {
        return Optional.ofNullable(key).map(file -> SigningKey.read(file, KeyPassword::existing));
    }
}
