package dev.ashlar.cli;

import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.Reference;

/** The name of a registry in an argument. */
final class RegistryName {
    private RegistryName() {}

    /** The same name, if it is one. */
    static String check(String name) {
        try {
            return Reference.parse(name + "/a:a").registry();
        } catch (InvalidReferenceException e) {
            throw new CommandFailedException(
                    "'%s' is not the name of a registry; write host or host:port, as in ghcr.io".formatted(name),
                    ExitCode.USAGE);
        }
    }
}
