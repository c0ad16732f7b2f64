package dev.ashlar.conformance;

import java.util.List;
import java.util.stream.Collectors;

/** A value as scripts write it: an argument, or what is expected of a result. */
sealed interface Value {
    /** A number. */
    record Number(Lane lane, Bits bits) implements Value {
        static Number of(Lane lane, long bits) {
            return new Number(lane, new Bits.Exact(bits & lane.mask()));
        }

        @Override
        public String toString() {
            return lane + " " + bits.show(lane);
        }
    }

    /** A vector, lane 0 first. */
    record Vector(Lane lane, List<Bits> lanes) implements Value {
        public Vector {
            lanes = List.copyOf(lanes);
            if (lanes.size() != lane.count()) {
                throw new IllegalArgumentException(lanes.size() + " lanes of " + lane + " are no v128");
            }
        }

        @Override
        public String toString() {
            return "v128 %sx%d [%s]"
                    .formatted(
                            lane,
                            lane.count(),
                            lanes.stream().map(bits -> bits.show(lane)).collect(Collectors.joining(", ")));
        }
    }

    /** The host reference of that number, as {@code externref} or {@code anyref}. */
    record Host(String type, long id) implements Value {
        @Override
        public String toString() {
            return type + " " + id;
        }
    }

    /** A null. There is one null for all types at the engine's border, so the type is for people. */
    record Null(String type) implements Value {
        @Override
        public String toString() {
            return "null " + type;
        }
    }

    /** Expected only: any reference of the type but null. */
    record NonNull(String type) implements Value {
        @Override
        public String toString() {
            return "some " + type;
        }
    }

    /** Expected only: one of these. */
    record Either(List<Value> values) implements Value {
        public Either {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream().map(Value::toString).collect(Collectors.joining(" or "));
        }
    }

    /** A value of a component; NaNs are all the same. */
    record Lifted(dev.ashlar.component.Value value) implements Value {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** The bits of a number or lane. */
    sealed interface Bits {
        /** Exactly these. */
        record Exact(long bits) implements Bits {
            @Override
            public String show(Lane lane) {
                return lane.show(bits);
            }
        }

        /** Expected only: a NaN with some freedom. */
        enum Nan implements Bits {
            CANONICAL,
            ARITHMETIC;

            @Override
            public String show(Lane lane) {
                return this == CANONICAL ? "nan:canonical" : "nan:arithmetic";
            }
        }

        String show(Lane lane);
    }
}
