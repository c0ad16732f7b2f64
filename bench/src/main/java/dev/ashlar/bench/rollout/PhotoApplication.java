package dev.ashlar.bench.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of {@code examples/photos} in which components are patched. */
public final class PhotoApplication {
    private final Path directory;
    private final Patch validator;
    private final Patch gateway;

    private PhotoApplication(Path directory, Patch validator, Patch gateway) {
        this.directory = directory;
        this.validator = validator;
        this.gateway = gateway;
    }

    public static PhotoApplication copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path name = from.relativize(file);
                boolean served = name.toString().isEmpty()
                        || name.startsWith("built")
                        || name.startsWith("page")
                        || name.startsWith("ashlar.toml");
                if (served) {
                    var ignored = Files.copy(file, to.resolve(name));
                }
            }
        }
        return new PhotoApplication(
                to,
                new Patch(Files.readAllBytes(validator(to)), "must not be empty"),
                new Patch(Files.readAllBytes(gateway(to)), "there is nothing here"));
    }

    private static Path validator(Path directory) {
        return directory.resolve("built/validator.wasm");
    }

    private static Path gateway(Path directory) {
        return directory.resolve("built/gateway.wasm");
    }

    public Path directory() {
        return directory;
    }

    /** What the validator says of an empty title tells its revision. */
    public Patch validator() {
        return validator;
    }

    /** What the gateway says of a path that leads nowhere tells its revision. */
    public Patch gateway() {
        return gateway;
    }

    public void patchValidator(int revision) throws IOException {
        Files.write(validator(directory), validator.revision(revision));
    }

    public void patchGateway(int revision) throws IOException {
        Files.write(gateway(directory), gateway.revision(revision));
    }
}
