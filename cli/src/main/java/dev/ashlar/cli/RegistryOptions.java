package dev.ashlar.cli;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.InvalidReferenceException;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Registry;
import dev.ashlar.oci.registry.RegistryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How to talk to a registry, mixed into every command that does. */
final class RegistryOptions {
    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Trust the authorities whose certificates are in this file (PEM), too. So is SSL_CERT_FILE.")
    private List<Path> authorities = List.of();

    @Option(
            names = "--plain-http",
            description = "Talk to the registry without encryption. One on this machine needs no option.")
    private boolean plain;

    /** A reference in an argument. */
    static final class ReferenceConverter implements ITypeConverter<Reference> {
        @Override
        public Reference convert(String text) {
            try {
                return Reference.parse(text);
            } catch (InvalidReferenceException e) {
                throw new TypeConversionException(
                        "'%s' is %s; %s".formatted(text, e.getMessage(), e.fix().orElse("correct it")));
            }
        }
    }

    /** @param name of the registry that is meant, host and port */
    RegistryConfig config(String name) {
        var config = RegistryConfig.of(System.getenv());
        var all = new ArrayList<>(config.authorities());
        all.addAll(authorities);
        return config.withAuthorities(all).withPlainHttp(plain ? Set.of(name) : Set.of());
    }

    /** What an argument means that is no file and reads like a reference. */
    static Optional<Reference> reference(@Nullable Path argument) {
        if (argument == null || Files.exists(argument)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Reference.parse(argument.toString()));
        } catch (InvalidReferenceException e) {
            return Optional.empty();
        }
    }

    /** Something that is done with a registry. */
    interface Action<T> {
        T run(Registry registry) throws IOException;
    }

    /** Does it, and ends the command with a message where that does not work. */
    <T> T with(String name, Action<T> action) {
        try (var registry = new Registry(config(name))) {
            return action.run(registry);
        } catch (IOException | InvalidDocumentException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    /** What this user pushed and pulled. */
    static ContentStore store() {
        return new ContentStore(CacheOptions.caches(System.getenv()).resolve("content"));
    }
}
