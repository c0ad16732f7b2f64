package dev.ashlar.cli;

import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.Preopen;
import dev.ashlar.wasi.RandomGrant;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How grants are written in options. */
final class GrantText {
    private static final String READ_ONLY = ":ro";
    private static final String WRITABLE = ":rw";
    private static final String SEPARATOR = "::";

    private GrantText() {}

    /**
     * {@code HOST}, {@code HOST::GUEST}, each with {@code :ro} or {@code :rw} behind it. Two colons stand in no path of
     * Windows; who has a directory that ends in {@code :ro} writes {@code :rw} behind that.
     */
    static final class Directory implements ITypeConverter<Preopen> {
        @Override
        public Preopen convert(String text) {
            boolean writable = !text.endsWith(READ_ONLY);
            var path = text.endsWith(READ_ONLY) || text.endsWith(WRITABLE)
                    ? text.substring(0, text.length() - READ_ONLY.length())
                    : text;
            int separator = path.indexOf(SEPARATOR);
            var host = separator < 0 ? path : path.substring(0, separator);
            var guest = separator < 0 ? path : path.substring(separator + SEPARATOR.length());
            if (host.isEmpty() || guest.isEmpty()) {
                throw new TypeConversionException(
                        "'" + text + "' is not a directory such as data, /srv/data::/data or data::/data:ro");
            }
            try {
                return new Preopen(Path.of(host), guest, writable);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + host + "' is not a path: " + e.getReason());
            }
        }
    }

    /** {@code system}, {@code none}, or a time. */
    static final class Clock implements ITypeConverter<ClockGrant> {
        @Override
        public ClockGrant convert(String text) {
            return switch (text) {
                case "system" -> new ClockGrant.System();
                case "none" -> new ClockGrant.None();
                default -> {
                    try {
                        yield new ClockGrant.Fixed(Instant.parse(text));
                    } catch (DateTimeParseException e) {
                        throw new TypeConversionException(
                                "'" + text + "' is not system, none, or a time such as 2026-01-31T12:00:00Z");
                    }
                }
            };
        }
    }

    /** {@code system}, {@code none}, or a seed. */
    static final class Randomness implements ITypeConverter<RandomGrant> {
        @Override
        public RandomGrant convert(String text) {
            return switch (text) {
                case "system" -> new RandomGrant.Secure();
                case "none" -> new RandomGrant.None();
                default -> {
                    try {
                        yield new RandomGrant.Seeded(Long.parseLong(text));
                    } catch (NumberFormatException e) {
                        throw new TypeConversionException("'" + text + "' is not system, none, or a number such as 42");
                    }
                }
            };
        }
    }
}
