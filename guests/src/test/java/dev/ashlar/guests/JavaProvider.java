package dev.ashlar.guests;

import dev.ashlar.component.Tuple;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.Calc;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.Fault;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.FaultException;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.Operator;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.consumer.Consumer;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Greeter;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Manner;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Person;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Refusal;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.RefusalException;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Salutation;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv.Bucket;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv.Kv;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv.StringException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The provider in Java: what a host writes that implements imports by generated interfaces. */
final class JavaProvider implements Consumer.Imports {
    private final JavaKv kv = new JavaKv();

    @Override
    public Calc calc() {
        return new JavaCalc();
    }

    @Override
    public Greeter greeter() {
        return new JavaGreeter();
    }

    @Override
    public Kv kv() {
        return kv;
    }

    private static final class JavaCalc implements Calc {
        @Override
        public long add(long a, long b) {
            return (a + b) & 0xFFFF_FFFFL;
        }

        @Override
        public int apply(Operator operation, int a, int b) throws FaultException {
            if (operation == Operator.DIVIDE && b == 0) {
                throw new FaultException(Fault.DIVISION_BY_ZERO);
            }
            long exact = switch (operation) {
                case ADD -> (long) a + b;
                case SUBTRACT -> (long) a - b;
                case MULTIPLY -> (long) a * b;
                case DIVIDE -> (long) a / b;
            };
            if (exact != (int) exact) {
                throw new FaultException(Fault.OVERFLOW);
            }
            return (int) exact;
        }

        @Override
        public long square(long value) {
            return value * value;
        }

        @Override
        public long root(long value) {
            return (long) Math.sqrt(value);
        }

        @Override
        public Optional<Double> mean(double[] values) {
            var mean = Arrays.stream(values).average();
            return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
        }

        @Override
        public Tuple.Of2<Byte, Byte> range(byte[] values) {
            byte smallest = Byte.MAX_VALUE;
            byte largest = Byte.MIN_VALUE;
            for (byte value : values) {
                smallest = (byte) Math.min(smallest, value);
                largest = (byte) Math.max(largest, value);
            }
            return new Tuple.Of2<>(smallest, largest);
        }

        @Override
        public void crash() {
            throw new IllegalStateException("crash was called");
        }
    }

    private static final class JavaGreeter implements Greeter {
        @Override
        public String greet(Person who, Salutation salutation, Set<Manner> manner) throws RefusalException {
            if (who.name().isEmpty()) {
                throw new RefusalException(new Refusal(Optional.empty(), "has no name"));
            }
            if (who.name().equals("nobody")) {
                throw new RefusalException(new Refusal(Optional.of(who.name()), "is not greeted"));
            }
            String title = switch (salutation) {
                case Salutation.Plain() -> "";
                case Salutation.Titled(var text) -> text + " ";
                case Salutation.Numbered(var numbered) -> Character.toString(numbered.v1()) + numbered.v0() + " ";
            };
            String age = manner.contains(Manner.WITH_AGE) ? " (" + who.age() + ")" : "";
            String greeting = "Hello, " + title + who.name() + age + (manner.contains(Manner.LOUD) ? "!" : "");
            return manner.contains(Manner.TWICE) ? greeting + " " + greeting : greeting;
        }

        @Override
        public List<Tuple.Of2<String, String>> nicknames(List<Person> people) {
            return people.stream()
                    .flatMap(person ->
                            person.nicknames().stream().map(nickname -> new Tuple.Of2<>(nickname, person.name())))
                    .toList();
        }

        @Override
        public List<Integer> initials(List<Person> people) {
            return people.stream().map(person -> person.name().codePointAt(0)).toList();
        }
    }

    private static final class JavaKv implements Kv {
        private long live;

        @Override
        public Bucket newBucket(String name) {
            return new JavaBucket(this, name);
        }

        @Override
        public Bucket bucketMerged(String name, Bucket first, Bucket second) {
            var merged = new JavaBucket(this, name);
            merged.entries.putAll(((JavaBucket) first).entries);
            merged.entries.putAll(((JavaBucket) second).entries);
            first.close();
            return merged;
        }

        @Override
        public long live() {
            return live;
        }

        @Override
        public long entries(List<Bucket> buckets) {
            return buckets.stream().mapToLong(bucket -> bucket.keys().size()).sum();
        }

        @Override
        public List<Bucket> open(List<String> names) throws StringException {
            if (names.contains("")) {
                throw new StringException("a bucket needs a name");
            }
            return names.stream().map(this::newBucket).toList();
        }
    }

    private static final class JavaBucket implements Bucket {
        private final JavaKv kv;
        private final String name;
        private final Map<String, byte[]> entries = new LinkedHashMap<>();

        JavaBucket(JavaKv kv, String name) {
            this.kv = kv;
            this.name = name;
            kv.live++;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        public Optional<byte[]> set(String key, byte[] value) {
            return Optional.ofNullable(entries.put(key, value));
        }

        @Override
        public List<String> keys() {
            return List.copyOf(entries.keySet());
        }

        @Override
        public void close() {
            kv.live--;
        }
    }
}
