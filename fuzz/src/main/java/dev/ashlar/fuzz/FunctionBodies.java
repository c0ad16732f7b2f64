package dev.ashlar.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies in a code section, each its locals and instructions without the size before them. */
record FunctionBodies(List<byte[]> bodies) {
    static final int CODE_SECTION = 10;
    private static final byte[] UNREACHABLE = {0, 0x00, 0x0b};

    /** Null when the section is too damaged to tell the bodies apart. */
    static @Nullable FunctionBodies of(byte[] section) {
        Leb count = Leb.read(section, 0);
        if (count == null || count.value() < 0 || count.value() > section.length) {
            return null;
        }
        List<byte[]> bodies = new ArrayList<>();
        int position = count.end();
        for (int i = 0; i < count.value(); i++) {
            Leb size = Leb.read(section, position);
            if (size == null || size.value() < 0 || size.value() > section.length - size.end()) {
                return null;
            }
            position = size.end() + size.value();
            bodies.add(Arrays.copyOfRange(section, size.end(), position));
        }
        return position == section.length ? new FunctionBodies(bodies) : null;
    }

    FunctionBodies with(int index, byte[] body) {
        List<byte[]> changed = new ArrayList<>(bodies);
        changed.set(index, body);
        return new FunctionBodies(changed);
    }

    /** A body that fits every function type: it traps. */
    FunctionBodies without(int index) {
        return with(index, UNREACHABLE);
    }

    boolean isGone(int index) {
        return Arrays.equals(bodies.get(index), UNREACHABLE);
    }

    SectionMap.Part toSection() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Leb.encode(bodies.size()));
        for (byte[] body : bodies) {
            out.writeBytes(Leb.encode(body.length));
            out.writeBytes(body);
        }
        return new SectionMap.Part(CODE_SECTION, out.toByteArray());
    }
}
