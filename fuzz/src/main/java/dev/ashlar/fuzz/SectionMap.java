package dev.ashlar.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A module cut at its section borders, as far as they can be made out; what follows is the tail. Reads damaged modules
 * too, so it knows nothing of what is inside sections.
 */
record SectionMap(byte[] header, List<Part> parts, byte[] tail) {
    private static final int HEADER = 8;

    /** A section: its id and contents. */
    record Part(int id, byte[] contents) {}

    static SectionMap of(byte[] module) {
        int position = Math.min(HEADER, module.length);
        byte[] header = slice(module, 0, position);
        List<Part> parts = new ArrayList<>();
        while (position < module.length) {
            Leb size = Leb.read(module, position + 1);
            if (size == null || size.value() < 0 || size.value() > module.length - size.end()) {
                break;
            }
            int end = size.end() + size.value();
            parts.add(new Part(module[position] & 0xff, slice(module, size.end(), end)));
            position = end;
        }
        return new SectionMap(header, parts, slice(module, position, module.length));
    }

    SectionMap with(List<Part> newParts) {
        return new SectionMap(header, newParts, tail);
    }

    Optional<Part> part(int id) {
        return parts.stream().filter(part -> part.id() == id).findFirst();
    }

    /** The module with {@code replacement} in the place of {@code part}. */
    SectionMap replace(Part part, Part replacement) {
        return with(parts.stream().map(it -> it.equals(part) ? replacement : it).toList());
    }

    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header);
        for (Part part : parts) {
            out.write(part.id());
            out.writeBytes(Leb.encode(part.contents().length));
            out.writeBytes(part.contents());
        }
        out.writeBytes(tail);
        return out.toByteArray();
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
