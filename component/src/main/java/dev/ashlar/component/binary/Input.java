package dev.ashlar.component.binary;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.MalformedComponentException;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.engine.binary.BinaryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A cursor over a component's bytes that knows the forms which recur everywhere. */
final class Input {
    /** Elements of all lists of a component; each is an object to us. */
    private static final int MAX_ELEMENTS = 1_000_000;

    private static final int MAX_DEPTH = 100;

    final byte[] bytes;
    final BinaryReader in;
    private final Budget budget;

    /** What all cursors over one component share. */
    private static final class Budget {
        private int elements;
        private int depth;
    }

    Input(byte[] bytes) {
        this(bytes, 0, bytes.length, new Budget());
    }

    private Input(byte[] bytes, int start, int end, Budget budget) {
        this.bytes = bytes;
        this.in = new BinaryReader(bytes, start, end);
        this.budget = budget;
    }

    /** A cursor over the next {@code size} bytes, which this one passes. */
    Input slice(int size) {
        int start = in.position();
        in.skip(size);
        return new Input(bytes, start, in.position(), budget);
    }

    int position() {
        return in.position();
    }

    <T> List<T> list(Supplier<T> element) {
        int count = in.count();
        take(count);
        List<T> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            read.add(element.get());
        }
        return List.copyOf(read);
    }

    /** Counts elements that are read one by one. */
    int count() {
        int count = in.count();
        take(count);
        return count;
    }

    void take(int elements) {
        budget.elements += elements;
        if (budget.elements > MAX_ELEMENTS) {
            throw new InvalidComponentException(
                    position(),
                    "the component has more than %,d definitions, fields and names".formatted(MAX_ELEMENTS));
        }
    }

    <T> T nested(Supplier<T> body) {
        if (++budget.depth > MAX_DEPTH) {
            throw new InvalidComponentException(
                    position(), "components and types are nested more than " + MAX_DEPTH + " deep");
        }
        T read = body.get();
        budget.depth--;
        return read;
    }

    <T> Optional<T> optional(Supplier<T> value, String what) {
        int flag = in.u8();
        return switch (flag) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(value.get());
            default -> throw leadingByte(flag, what);
        };
    }

    boolean flag(String what) {
        int flag = in.u8();
        if (flag > 1) {
            throw leadingByte(flag, what);
        }
        return flag == 1;
    }

    void expect(int expected, String what) {
        int found = in.u8();
        if (found != expected) {
            throw leadingByte(found, what);
        }
    }

    /** An error about the byte just read. */
    MalformedComponentException leadingByte(int found, String what) {
        return new MalformedComponentException(
                position() - 1, "invalid leading byte 0x%x for %s".formatted(found, what));
    }

    UnsupportedComponentFeatureException unsupported(ComponentFeature feature, String what) {
        return new UnsupportedComponentFeatureException(
                feature, "%s at byte 0x%x".formatted(what, Math.max(0, position() - 1)));
    }
}
