package dev.ashlar.component.bind;

import static dev.ashlar.component.ValType.Primitive.BOOL;
import static dev.ashlar.component.ValType.Primitive.CHAR;
import static dev.ashlar.component.ValType.Primitive.F32;
import static dev.ashlar.component.ValType.Primitive.F64;
import static dev.ashlar.component.ValType.Primitive.S16;
import static dev.ashlar.component.ValType.Primitive.S32;
import static dev.ashlar.component.ValType.Primitive.S64;
import static dev.ashlar.component.ValType.Primitive.S8;
import static dev.ashlar.component.ValType.Primitive.STRING;
import static dev.ashlar.component.ValType.Primitive.U16;
import static dev.ashlar.component.ValType.Primitive.U32;
import static dev.ashlar.component.ValType.Primitive.U64;
import static dev.ashlar.component.ValType.Primitive.U8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.Result;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.Unit;
import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.ValType;
import dev.ashlar.component.bind.Shapes.Colour;
import dev.ashlar.component.bind.Shapes.Counter;
import dev.ashlar.component.bind.Shapes.Shape;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Java → values → Java → values → Java: a client of a component that passes on to the host. */
class BindingTest {
    private static final ResourceType COUNTER = new ResourceType("counter");
    private static final ValType PET = new ValType.RecordOf(List.of(new ValType.Field("name", STRING)));
    private static final ValType PERSON = new ValType.RecordOf(List.of(
            new ValType.Field("name", STRING),
            new ValType.Field("age", U8),
            new ValType.Field("pets", new ValType.ListOf(PET))));
    private static final ValType NESTED = new ValType.OptionOf(
            new ValType.OptionOf(new ValType.ListOf(new ValType.TupleOf(List.of(STRING, new ValType.ListOf(U8))))));
    private static final ValType SHAPE = new ValType.VariantOf(List.of(
            new ValType.Case("circle", Optional.of(F64)),
            new ValType.Case("rectangle", Optional.of(new ValType.TupleOf(List.of(F64, F64)))),
            new ValType.Case("nothing", Optional.empty())));
    private static final List<String> NAMES = List.of("red", "dark-blue", "green");
    private static final ValType COLOUR = new ValType.EnumOf(NAMES);
    private static final ValType RESULT = new ValType.ResultOf(Optional.empty(), Optional.of(new ValType.ListOf(U32)));

    private final Map<String, ComponentFunctionType> types = new HashMap<>();
    private final Loopback loopback = new Loopback(types);
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void declareTypes() {
        declare("numbers", F64, S8, U8, S16, U16, S32, U32, S64, U64, F32, BOOL, CHAR);
        declare("record", PERSON, PERSON);
        declare("nested", NESTED, NESTED);
        declare("variant", SHAPE, SHAPE);
        declare("enum", COLOUR, COLOUR);
        declare("flags", new ValType.FlagsOf(NAMES), new ValType.FlagsOf(NAMES));
        declare("map", new ValType.MapOf(STRING, U32), new ValType.MapOf(STRING, U32));
        declare("result", RESULT, RESULT);
        declare("fails", new ValType.ResultOf(Optional.of(STRING), Optional.of(COLOUR)), BOOL);
        declare("fails-silently", new ValType.ResultOf(Optional.empty(), Optional.empty()), BOOL);
        declare("[constructor]counter", new ValType.Own(COUNTER), U32);
        declare("[method]counter.add", U32, new ValType.Borrow(COUNTER), U32);
        declare("[static]counter.sum", U32, new ValType.Own(COUNTER), new ValType.Borrow(COUNTER));
    }

    private void declare(String name, ValType result, ValType... parameters) {
        var named = IntStream.range(0, parameters.length)
                .mapToObj(i -> new ComponentFunctionType.Parameter("p" + i, parameters[i]))
                .toList();
        types.put(name, new ComponentFunctionType(false, named, Optional.of(result)));
    }

    private Shapes client() {
        HostBinding.in(loopback.definitions(), MethodHandles.lookup())
                .resource(Counter.class)
                .functions(Shapes.class, new Host(events));
        return GuestBinding.client(loopback, Shapes.class, MethodHandles.lookup());
    }

    @Test
    void convertsValuesOfEveryTypeBothWays() {
        var client = client();

        assertThat(client.numbers((byte) -1, 255, (short) -2, 65_535, -3, 0xFFFF_FFFFL, -4, -5, 1.5f, true, 0x1F600))
                .isEqualTo(-1 + 255 - 2 + 65_535 - 3 + 0xFFFF_FFFFL - 4 - 5 + 1.5 + 1 + 0x1F600);
        var person = new Shapes.Person("Ada", 36, List.of(new Shapes.Person.Pet("Cat")));
        assertThat(client.record(person)).isEqualTo(person);
        assertThat(client.nested(Optional.empty())).isEmpty();
        assertThat(client.nested(Optional.of(Optional.empty()))).contains(Optional.empty());
        var bytes = new byte[] {1, -1};
        assertThat(client.nested(Optional.of(Optional.of(List.of(new Tuple.Of2<>("a", bytes)))))
                        .orElseThrow()
                        .orElseThrow())
                .singleElement()
                .satisfies(tuple -> assertThat(tuple.v1()).containsExactly(bytes));
        for (var shape :
                List.of(new Shape.Circle(2), new Shape.Rectangle(new Tuple.Of2<>(1.0, 2.0)), new Shape.Nothing())) {
            assertThat(client.variant(shape)).isEqualTo(shape);
        }
        assertThat(client.enumeration(Colour.DARK_BLUE)).isEqualTo(Colour.DARK_BLUE);
        assertThat(client.flags(EnumSet.of(Colour.GREEN, Colour.RED))).containsExactly(Colour.RED, Colour.GREEN);
        assertThat(client.flags(Set.of())).isEmpty();
        assertThat(client.map(Map.of("a", 1L))).isEqualTo(Map.of("a", 1L));
        assertThat(client.result(Result.ok(Unit.UNIT))).isEqualTo(Result.ok(Unit.UNIT));
        assertThat(client.result(Result.err(new int[] {1, -1})))
                .isInstanceOfSatisfying(
                        Result.Err.class, err -> assertThat((int[]) err.error()).containsExactly(1, -1));
    }

    @Test
    void errorsAreExceptionsOnBothSides() {
        var client = client();

        assertThat(client.fails(false)).isEqualTo("fine");
        assertThatThrownBy(() -> client.fails(true))
                .isInstanceOfSatisfying(
                        Shapes.ColourException.class, e -> assertThat(e.error()).isEqualTo(Colour.GREEN));
        client.failsSilently(false);
        assertThatThrownBy(() -> client.failsSilently(true)).isInstanceOf(UnitErrorException.class);
    }

    @Test
    void resourcesImplementTheirInterfaceOnBothSides() {
        var client = client();
        try (var counter = client.newCounter(40)) {
            assertThat(counter.add(2)).isEqualTo(42);
            assertThat(client.counterSum(client.newCounter(1), counter)).isEqualTo(43);
            assertThat(counter).isNotInstanceOf(Host.HostCounter.class);
        }
        assertThat(events).containsExactly("closed 42");
    }

    @Test
    void aWorldsExportsGiveItsInterfaces() {
        client();
        var exports = GuestBinding.client(loopback, Shapes.Exports.class, MethodHandles.lookup());

        assertThat(exports.shapes().enumeration(Colour.RED)).isEqualTo(Colour.RED);
        assertThat(exports.enumeration(Colour.RED)).isEqualTo(Colour.RED);
    }

    @Test
    void theObjectToCallMayDependOnTheCall() {
        HostBinding.in(loopback.definitions(), MethodHandles.lookup()).functionsPerCall(Shapes.class, context -> {
            events.add("call " + (context == HostBinding.currentCall()));
            return new Host(events);
        });
        loopback.function("enum").call(new dev.ashlar.component.Value.EnumOf("red"));

        assertThat(events).containsExactly("call true");
        assertThatThrownBy(HostBinding::currentCall).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesValuesOutOfRange() {
        var client = client();
        assertThatThrownBy(() -> client.record(new Shapes.Person("Ada", 256, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256");
    }

    @Test
    void saysWhichMethodDoesNotFit() {
        declare("variant", SHAPE, PERSON);
        assertThatThrownBy(this::client)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Shapes.variant(")
                .hasMessageContaining("record { name: string")
                .hasMessageContaining("Shapes$Shape");
        declare("variant", SHAPE, SHAPE);
        declare("fails", STRING, BOOL);
        assertThatThrownBy(this::client).hasMessageContaining("fails of type func(p0: bool) -> string");
    }

    @Test
    void methodsAreListedInOneOrder() {
        assertThat(GuestExports.abstractMethods(Counter.class))
                .extracting(method -> method.getName())
                .containsExactly("add");
        assertThat(GuestExports.abstractMethods(Shapes.class))
                .isSortedAccordingTo((one, other) -> one.toString().compareTo(other.toString()))
                .hasSize((int) Arrays.stream(Shapes.class.getMethods()).count());
    }

    /** Gives back what it gets. */
    private record Host(List<String> events) implements Shapes {
        @Override
        public double numbers(byte a, int b, short c, int d, int e, long f, long g, long h, float i, boolean j, int k) {
            return a + b + c + d + e + f + g + h + (double) i + (j ? 1 : 0) + k;
        }

        @Override
        public Person record(Person person) {
            return person;
        }

        @Override
        public Optional<Optional<List<Tuple.Of2<String, byte[]>>>> nested(
                Optional<Optional<List<Tuple.Of2<String, byte[]>>>> value) {
            return value;
        }

        @Override
        public Shape variant(Shape shape) {
            return shape;
        }

        @Override
        public Colour enumeration(Colour colour) {
            return colour;
        }

        @Override
        public Set<Colour> flags(Set<Colour> colours) {
            return colours;
        }

        @Override
        public Map<String, Long> map(Map<String, Long> map) {
            return map;
        }

        @Override
        public Result<Unit, int[]> result(Result<Unit, int[]> result) {
            return result;
        }

        @Override
        public String fails(boolean fail) {
            if (fail) {
                throw new ColourException(Colour.GREEN);
            }
            return "fine";
        }

        @Override
        public void failsSilently(boolean fail) {
            if (fail) {
                throw new UnitErrorException();
            }
        }

        @Override
        public Counter newCounter(long start) {
            return new HostCounter(start, events);
        }

        @Override
        public long counterSum(Counter one, Counter other) {
            return one.add(0) + other.add(0);
        }

        private static final class HostCounter implements Counter {
            private final List<String> events;
            private long count;

            HostCounter(long count, List<String> events) {
                this.count = count;
                this.events = events;
            }

            @Override
            public long add(long by) {
                count += by;
                return count;
            }

            @Override
            public void close() {
                events.add("closed " + count);
            }
        }
    }
}
