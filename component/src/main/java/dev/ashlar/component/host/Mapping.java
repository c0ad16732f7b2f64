package dev.ashlar.component.host;

import dev.ashlar.component.abi.Layout;
import dev.ashlar.component.abi.ScalarKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * How the values of one type are made and read in Java. Generated code knows two kinds of carriers: primitives, and {@link
 * Object} for everything else, so that it depends on no class of the user's.
 *
 * <p>Mappings share their parts as types do; compare them by identity.
 */
sealed interface Mapping {
    Layout layout();

    default ClassDesc carrier() {
        return ConstantDescs.CD_Object;
    }

    /** What a number is put into where an object is needed. */
    enum Boxing {
        NONE,
        /** {@link Integer} and its like. */
        JAVA,
        /** {@link dev.ashlar.component.Value}. */
        VALUE
    }

    record Scalar(ScalarKind kind, Boxing boxing, Layout layout) implements Mapping {
        @Override
        public ClassDesc carrier() {
            return boxing == Boxing.NONE ? primitive(kind) : ConstantDescs.CD_Object;
        }

        static ClassDesc primitive(ScalarKind kind) {
            return switch (kind) {
                case BOOL -> ConstantDescs.CD_boolean;
                case S8 -> ConstantDescs.CD_byte;
                case S16 -> ConstantDescs.CD_short;
                case U8, U16, S32, CHAR -> ConstantDescs.CD_int;
                case U32, S64, U64 -> ConstantDescs.CD_long;
                case F32 -> ConstantDescs.CD_float;
                case F64 -> ConstantDescs.CD_double;
            };
        }
    }

    record Text(boolean dynamic, Layout layout) implements Mapping {}

    /** A list of numbers: an array, or a {@link dev.ashlar.component.NumberList}. */
    record Numbers(ScalarKind element, boolean dynamic, Layout layout) implements Mapping {}

    record Sequence(Mapping element, boolean dynamic, Layout layout) implements Mapping {}

    /** A map, which passes as the list of its pairs. */
    record Entries(Sequence pairs, boolean dynamic) implements Mapping {
        @Override
        public Layout layout() {
            return pairs.layout();
        }
    }

    record Product(List<Mapping> fields, Construction construction, Layout.Product layout) implements Mapping {}

    record Sum(List<Optional<Mapping>> payloads, Alternatives alternatives, Layout.Sum layout) implements Mapping {}

    /** An enum: constants that an index selects. */
    record Names(List<Object> constants, boolean dynamic, Layout.Sum layout) implements Mapping {}

    /** Flags, by the names or constants of the single ones. */
    record FlagSet(List<Object> constants, boolean dynamic, Layout layout) implements Mapping {}

    /** @param resource place in the function's list of resources */
    record Handle(boolean own, int resource, boolean dynamic, Layout layout) implements Mapping {}

    /** How records are made and read. */
    sealed interface Construction {
        /** Handles of erased types: primitives as they are, everything else {@link Object}. */
        record OfRecord(MethodHandle constructor, List<MethodHandle> accessors) implements Construction {}

        record DynamicRecord(List<String> names) implements Construction {}

        record DynamicTuple() implements Construction {}
    }

    /** How the cases of a sum are made and told apart. */
    sealed interface Alternatives {
        record OfOption(boolean dynamic) implements Alternatives {}

        record OfResult(boolean dynamic) implements Alternatives {}

        /**
         * Nested records.
         *
         * @param constructors of the erased payload, or of nothing
         * @param accessors of the erased payload
         */
        record OfRecords(
                List<Class<?>> classes, List<MethodHandle> constructors, List<Optional<MethodHandle>> accessors)
                implements Alternatives {}

        record DynamicVariant(List<String> names) implements Alternatives {}
    }
}
