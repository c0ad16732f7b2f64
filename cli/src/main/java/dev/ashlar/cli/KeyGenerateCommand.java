package dev.ashlar.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.ashlar.oci.sign.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar key generate}: makes a pair of keys. */
@Command(
        name = "generate",
        description = {
            "Make a pair of keys: NAME.key to sign with, NAME.pub for those who verify.",
            "",
            "ECDSA on P-256, as cosign's are. The private key is PKCS #8 in PEM, encrypted by a password that is asked for, or is "
                    + "that in ASHLAR_KEY_PASSWORD. No file is overwritten."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar key generate release",
            "  ashlar push . registry.example.com/shop:2 --sign release.key",
            "  cosign verify --key release.pub --insecure-ignore-tlog=true registry.example.com/shop:2"
        })
final class KeyGenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What the files are called.")
    private Path name;

    @Option(names = "--no-password", description = "Leave the private key readable for whoever has the file.")
    private boolean plain;

    @Override
    public Integer call() {
        Optional<char[]> password = plain ? Optional.empty() : KeyPassword.chosen();
        if (password.isEmpty() && !plain) {
            throw new CommandFailedException(
                    "there is nobody to ask for a password; set %s, or write --no-password"
                            .formatted(KeyPassword.VARIABLE),
                    ExitCode.USAGE);
        }
        var key = SigningKey.generate(name + ".pub");
        write(Path.of(name + ".key"), key.toPem(password), "rw-------");
        write(Path.of(name + ".pub"), key.verification().toPem(), "rw-r--r--");
        spec.commandLine()
                .getOut()
                .println("wrote %s.key and %s.pub (%s)"
                        .formatted(name, name, key.verification().fingerprint()));
        return ExitCode.SUCCESS;
    }

    private static void write(Path file, String text, String permissions) {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] attributes =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                        }
                        : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(file, options, attributes)) {
            var bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException("%s is there already; name another one, or move it".formatted(file));
        } catch (IOException e) {
            throw new CommandFailedException("cannot write %s: %s".formatted(file, e));
        }
    }
}
