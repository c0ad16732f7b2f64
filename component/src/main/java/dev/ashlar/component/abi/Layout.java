package dev.ashlar.component.abi;

import dev.ashlar.component.ValType;
import dev.ashlar.engine.NumberType;
import java.util.List;
import java.util.Optional;

/**
 * How the values of a type lie in linear memory and in core values. Types that the canonical ABI treats alike have one
 * shape here: a tuple is a record, an option a variant, a map a list of pairs.
 *
 * <p>Layouts share their parts as types do. They are made by {@link Abi}, once per type, and compared by identity:
 * comparing contents may take time exponential in depth.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#alignment">Canonical
 *     ABI: alignment, element size, flattening</a>
 */
public sealed interface Layout {
    /** Bytes in memory; {@link Abi#HUGE} stands for all that is larger. */
    long size();

    /** 1, 2, 4 or 8. */
    int alignment();

    /** The core types that carry a value, but no more than the first {@link Abi#MAX_FLAT_PARAMETERS} + 1. */
    List<NumberType> flat();

    /** A number, a truth value or a character. */
    record Scalar(ScalarKind kind) implements Layout {
        @Override
        public long size() {
            return kind.size();
        }

        @Override
        public int alignment() {
            return kind.size();
        }

        @Override
        public List<NumberType> flat() {
            return List.of(kind.flat());
        }
    }

    /** A string: a pointer, and a length in code units. */
    record Text(PointerType pointer) implements Layout {
        @Override
        public long size() {
            return 2L * pointer.size();
        }

        @Override
        public int alignment() {
            return pointer.size();
        }

        @Override
        public List<NumberType> flat() {
            return List.of(pointer.flat(), pointer.flat());
        }
    }

    /** An index into the table of handles: a resource, a stream, a future or an error context. */
    record Handle(ValType type) implements Layout {
        @Override
        public long size() {
            return 4;
        }

        @Override
        public int alignment() {
            return 4;
        }

        @Override
        public List<NumberType> flat() {
            return List.of(NumberType.I32);
        }
    }

    /** A list or map: a pointer, and a length in elements. */
    record Sequence(Layout element, PointerType pointer) implements Layout {
        @Override
        public long size() {
            return 2L * pointer.size();
        }

        @Override
        public int alignment() {
            return pointer.size();
        }

        @Override
        public List<NumberType> flat() {
            return List.of(pointer.flat(), pointer.flat());
        }
    }

    /** Elements in place. */
    record FixedSequence(Layout element, long length, long size, List<NumberType> flat) implements Layout {
        @Override
        public int alignment() {
            return element.alignment();
        }
    }

    /** A record or tuple. */
    record Product(List<Member> members, long size, int alignment, List<NumberType> flat) implements Layout {}

    /**
     * A field of a record.
     *
     * @param offset in bytes
     * @param flatStart index of its first core value
     */
    record Member(Layout layout, long offset, int flatStart) {}

    /**
     * A variant, enum, option or result.
     *
     * @param cases their payloads
     * @param discriminantSize 1, 2 or 4 bytes, at offset 0
     * @param payloadOffset in bytes
     * @param flat the discriminant, and core types wide enough for each case
     */
    record Sum(
            List<Optional<Layout>> cases,
            int discriminantSize,
            long payloadOffset,
            long size,
            int alignment,
            List<NumberType> flat)
            implements Layout {}

    /** A bit per name, from the lowest on. */
    record FlagSet(int count) implements Layout {
        @Override
        public long size() {
            return count <= 8 ? 1 : count <= 16 ? 2 : 4;
        }

        @Override
        public int alignment() {
            return (int) size();
        }

        @Override
        public List<NumberType> flat() {
            return List.of(NumberType.I32);
        }
    }
}
