package dev.ashlar.component.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentFunctionType.Parameter;
import dev.ashlar.component.Result;
import dev.ashlar.component.ResultException;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.Unit;
import dev.ashlar.component.ValType;
import dev.ashlar.component.ValType.Primitive;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.Engine;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Java's own types pass through a guest and back. */
class StaticShapeTest {
    enum Colour {
        RED,
        GREEN
    }

    record Point(long x, byte y, String name) {}

    sealed interface Figure {
        record Circle(double value) implements Figure {}

        record Polygon(List<Point> value) implements Figure {}

        record Nothing() implements Figure {}
    }

    public static final class PointException extends ResultException {
        private static final long serialVersionUID = 1L;
        private final transient Point error;

        public PointException(Point error) {
            super(error.toString());
            this.error = error;
        }

        @Override
        public Point error() {
            return error;
        }
    }

    public static final class BareException extends ResultException {
        private static final long serialVersionUID = 1L;

        public BareException() {
            super("bare");
        }

        @Override
        public Unit error() {
            return Unit.UNIT;
        }
    }

    interface Functions {
        Point point(Point p);

        Figure figure(int u8, Figure figure, boolean flag);

        List<Optional<Optional<Long>>> nested(List<Optional<Optional<Long>>> list);

        Tuple.Of3<byte[], Set<Colour>, Colour> tuple(Tuple.Of3<byte[], Set<Colour>, Colour> tuple);

        Result<Unit, Integer> result(Result<Unit, Integer> result);

        Map<String, float[]> map(Map<String, float[]> map);

        long sum(int a, long b) throws PointException;

        void check(String text) throws BareException;

        void wrong(String text);

        int tooLarge(int n);
    }

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final ValType POINT = new ValType.RecordOf(List.of(
            new ValType.Field("x", Primitive.U32),
            new ValType.Field("y", Primitive.S8),
            new ValType.Field("name", Primitive.STRING)));
    private static final ValType FIGURE = new ValType.VariantOf(List.of(
            new ValType.Case("circle", Optional.of(Primitive.F64)),
            new ValType.Case("polygon", Optional.of(new ValType.ListOf(POINT))),
            new ValType.Case("nothing", Optional.empty())));
    private static final ValType COLOUR = new ValType.EnumOf(List.of("red", "green"));
    private static final ValType COLOURS = new ValType.FlagsOf(List.of("red", "green"));

    private final Engine engine = Engine.create();

    @Test
    void records() throws Throwable {
        var point = new Point(0xFFFF_FFFFL, (byte) -1, "größer");
        assertThat(echo("point", type(POINT, POINT), point)).isEqualTo(point);
    }

    @Test
    void variants() throws Throwable {
        var type = type(FIGURE, Primitive.U8, FIGURE, Primitive.BOOL);
        var polygon = new Figure.Polygon(List.of(new Point(1, (byte) 2, ""), new Point(3, (byte) 4, "x")));
        for (Figure figure : List.of(new Figure.Circle(-0.5), polygon, new Figure.Nothing())) {
            assertThat(echo("figure", type, 255, figure, true)).isEqualTo(figure);
        }
    }

    @Test
    void nestedOptionsStayDistinct() throws Throwable {
        ValType option = new ValType.OptionOf(new ValType.OptionOf(Primitive.U64));
        List<Optional<Optional<Long>>> list =
                List.of(Optional.empty(), Optional.of(Optional.empty()), Optional.of(Optional.of(-1L)));
        ValType type = new ValType.ListOf(option);
        assertThat(echo("nested", type(type, type), list)).isEqualTo(list);
    }

    @Test
    void tuplesArraysEnumsAndFlags() throws Throwable {
        ValType type = new ValType.TupleOf(List.of(new ValType.ListOf(Primitive.U8), COLOURS, COLOUR));
        var tuple = new Tuple.Of3<>(new byte[] {1, -1}, Set.of(Colour.GREEN), Colour.RED);
        var echoed = (Tuple.Of3<?, ?, ?>) echo("tuple", type(type, type), tuple);
        assertThat(echoed.v0()).isEqualTo(new byte[] {1, -1});
        assertThat(echoed.v1()).isEqualTo(Set.of(Colour.GREEN));
        assertThat(echoed.v2()).isEqualTo(Colour.RED);
    }

    @Test
    void resultsAsData() throws Throwable {
        ValType payload = new ValType.ResultOf(Optional.empty(), Optional.of(Primitive.CHAR));
        for (Result<Unit, Integer> result :
                List.<Result<Unit, Integer>>of(Result.ok(Unit.UNIT), Result.err(0x10FFFF))) {
            assertThat(echo("result", type(payload, payload), result)).isEqualTo(result);
        }
    }

    @Test
    void errorsOfFunctionsAreExceptions() throws Throwable {
        var type = type(
                new ValType.ResultOf(Optional.of(Primitive.S64), Optional.of(POINT)), Primitive.U16, Primitive.S64);
        assertThat(echo("sum", type, 1, 2L)).isEqualTo(3L);
        assertThatThrownBy(() -> echo("sum", type, 1, -1L))
                .isInstanceOfSatisfying(
                        PointException.class, e -> assertThat(e.error()).isEqualTo(new Point(0, (byte) 0, "negative")));
        var bare = type(new ValType.ResultOf(Optional.empty(), Optional.empty()), Primitive.STRING);
        assertThat(echo("check", bare, "x")).isNull();
        assertThatThrownBy(() -> echo("check", bare, "")).isInstanceOf(BareException.class);
    }

    @Test
    void otherExceptionsPass() {
        var bare = type(new ValType.ResultOf(Optional.empty(), Optional.empty()), Primitive.STRING);
        assertThatThrownBy(() -> echo("check", bare, "point")).isInstanceOf(PointException.class);
    }

    @Test
    void hostValuesOutOfRangeAreRefused() {
        var type = type(FIGURE, Primitive.U8, FIGURE, Primitive.BOOL);
        assertThatThrownBy(() -> echo("figure", type, 256, new Figure.Nothing(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter p0: 256 is not in the range of u8, 0 to 255");
        assertThatThrownBy(() -> echo("point", type(POINT, POINT), new Point(0, (byte) 0, "a\uD800")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter p0: a string has a lone surrogate, U+D800, at index 1");
    }

    @Test
    void hostResultsOutOfRangeAreNamed() {
        var type = type(Primitive.U8, Primitive.U8);
        assertThatThrownBy(() -> echo("tooLarge", type, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("result: 256 is not in the range of u8, 0 to 255");
    }

    @Test
    void methodsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> echo("wrong", type(POINT, Primitive.STRING), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wrong(java.lang.String) does not fit func(p0: string) -> record")
                .hasMessageContaining("is not void in Java");
        assertThatThrownBy(() -> echo("point", type(FIGURE, POINT), ""))
                .hasMessageContaining("a sealed interface of 3 records is needed");
        assertThatThrownBy(() -> echo("point", type(POINT, POINT, POINT), ""))
                .hasMessageContaining("the function has 2 parameters, the method 1");
    }

    /** Through the guest to the implementation below and back. */
    private Object echo(String name, ComponentFunctionType type, Object... arguments) throws Throwable {
        Method method = method(name);
        Object result = null;
        for (StringEncoding encoding : StringEncoding.values()) {
            var target = EchoGuest.Target.of(method, new Implementation(), LOOKUP);
            try (var guest = new EchoGuest(engine, type, encoding, target, Map.of())) {
                MethodHandle handle = guest.export(method, LOOKUP);
                result = handle.invokeWithArguments(arguments);
            }
        }
        return result;
    }

    private static final class Implementation implements Functions {
        @Override
        public Point point(Point p) {
            return p;
        }

        @Override
        public Figure figure(int u8, Figure figure, boolean flag) {
            assertThat(u8).isEqualTo(255);
            assertThat(flag).isTrue();
            return figure;
        }

        @Override
        public List<Optional<Optional<Long>>> nested(List<Optional<Optional<Long>>> list) {
            return list;
        }

        @Override
        public Tuple.Of3<byte[], Set<Colour>, Colour> tuple(Tuple.Of3<byte[], Set<Colour>, Colour> tuple) {
            return tuple;
        }

        @Override
        public Result<Unit, Integer> result(Result<Unit, Integer> result) {
            return result;
        }

        @Override
        public Map<String, float[]> map(Map<String, float[]> map) {
            return map;
        }

        @Override
        public long sum(int a, long b) throws PointException {
            if (b < 0) {
                throw new PointException(new Point(0, (byte) 0, "negative"));
            }
            return a + b;
        }

        @Override
        public void check(String text) throws BareException {
            if (text.isEmpty()) {
                throw new BareException();
            }
            if (text.equals("point")) {
                throw new PointException(new Point(0, (byte) 0, "not declared"));
            }
        }

        @Override
        public void wrong(String text) {}

        @Override
        public int tooLarge(int n) {
            return 256;
        }
    }

    @Test
    void maps() throws Throwable {
        ValType type = new ValType.MapOf(Primitive.STRING, new ValType.ListOf(Primitive.F32));
        var echoed = (Map<?, ?>) echo("map", type(type, type), Map.of("a", new float[] {1.5f}));
        assertThat(echoed).hasSize(1);
        assertThat(echoed.get("a")).isEqualTo(new float[] {1.5f});
    }

    private static ComponentFunctionType type(ValType result, ValType... parameters) {
        List<Parameter> list = new ArrayList<>();
        for (ValType parameter : parameters) {
            list.add(new Parameter("p" + list.size(), parameter));
        }
        return new ComponentFunctionType(false, list, Optional.of(result));
    }

    private static Method method(String name) {
        return Arrays.stream(Functions.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
