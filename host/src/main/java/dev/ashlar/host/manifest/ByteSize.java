package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount of bytes, written as {@code 64MiB} or {@code 1.5GB}. */
public record ByteSize(long bytes) {
    /** What {@link #parse} accepts. */
    public static final String PATTERN = "^[0-9]{1,15}(\\.[0-9]{1,3})? ?(B|KB|MB|GB|TB|KiB|MiB|GiB|TiB)$";

    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?) ?([A-Za-z]*)");
    private static final Map<String, Long> UNITS = Map.of(
            "B", 1L,
            "KB", 1000L,
            "MB", 1000_000L,
            "GB", 1000_000_000L,
            "TB", 1000_000_000_000L,
            "KiB", 1L << 10,
            "MiB", 1L << 20,
            "GiB", 1L << 30,
            "TiB", 1L << 40);

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative size: " + bytes);
        }
    }

    public static ByteSize ofMebibytes(long mebibytes) {
        return new ByteSize(Math.multiplyExact(mebibytes, 1L << 20));
    }

    /** Fails with an {@link InvalidTextException}. */
    public static ByteSize parse(String text) {
        var matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidTextException(
                    text, "not a size", "write a number and a unit, as in \"64MiB\" or \"500KB\"");
        }
        Long unit = UNITS.get(matcher.group(2));
        if (unit == null) {
            throw wrongUnit(matcher.group(1), matcher.group(2), matcher.start(2), text.length());
        }
        double bytes = Double.parseDouble(matcher.group(1)) * unit;
        if (bytes > 1L << 50) {
            throw new InvalidTextException(text, "a size of more than 1024TiB", "write less");
        }
        return new ByteSize(Math.round(bytes));
    }

    private static InvalidTextException wrongUnit(String number, String unit, int start, int end) {
        String fix = unit.isEmpty()
                ? "write \"" + number + "MiB\", or another of B, KB, MB, GB, KiB, MiB, GiB"
                : "write B, KB, MB or GB (powers of 1000), or KiB, MiB or GiB (powers of 1024)";
        String message = unit.isEmpty() ? "a size needs a unit" : "no unit of sizes: " + unit;
        return new InvalidTextException(message, Optional.of(fix), unit.isEmpty() ? 0 : start, end);
    }

    @Override
    public String toString() {
        for (String unit : new String[] {"TiB", "GiB", "MiB", "KiB"}) {
            long size = UNITS.getOrDefault(unit, 1L);
            if (bytes >= size && bytes % size == 0) {
                return bytes / size + unit;
            }
        }
        return bytes + "B";
    }
}
