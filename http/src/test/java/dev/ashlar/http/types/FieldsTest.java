package dev.ashlar.http.types;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.Tuple;
import dev.ashlar.engine.Trap;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.HeaderError;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.HeaderErrorException;
import dev.ashlar.wasi.context.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields against a model, and what they refuse. */
class FieldsTest {
    private static final String[] NAMES = {"a", "A", "accept", "Accept", "x-y", "X-Y", "content-length"};

    private final Quota quota = new Quota("buffered bytes", 1 << 20);
    private final TypesHost types = new TypesHost(new Allowance(HttpLimits.DEFAULT, () -> quota, () -> {
        throw new IllegalStateException("there is no guest");
    }));
    private final Fields fields = types.newFields();

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static void refuses(Runnable action, HeaderError error) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        HeaderErrorException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    /** A list of pairs, as simple as can be. */
    private static final class Model {
        private final List<Tuple.Of2<String, String>> entries = new ArrayList<>();

        List<String> get(String name) {
            return entries.stream()
                    .filter(entry -> entry.v0().equalsIgnoreCase(name))
                    .map(Tuple.Of2::v1)
                    .toList();
        }

        void delete(String name) {
            entries.removeIf(entry -> entry.v0().equalsIgnoreCase(name));
        }

        void append(String name, String value) {
            entries.add(new Tuple.Of2<>(name.toLowerCase(Locale.ROOT), value));
        }
    }

    private static List<Tuple.Of2<String, String>> entries(Fields fields) {
        return fields.entries().stream()
                .map(entry -> new Tuple.Of2<>(entry.v0(), new String(entry.v1(), ISO_8859_1)))
                .toList();
    }

    @Test
    void behaveAsAListOfPairs() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Fields tested = types.newFields();
            Model model = new Model();
            for (int step = 0; step < 60; step++) {
                change(random, tested, model);
                String name = NAMES[random.nextInt(NAMES.length)];
                assertThat(entries(tested)).as("seed %d", seed).isEqualTo(model.entries);
                assertThat(tested.get(name).stream().map(value -> new String(value, ISO_8859_1)))
                        .isEqualTo(model.get(name));
                assertThat(tested.has(name)).isEqualTo(!model.get(name).isEmpty());
            }
            Fields clone = tested.clone();
            clone.append("more", bytes("1"));
            clone.close();
            assertThat(entries(tested)).isEqualTo(model.entries);
            Fields again = types.fieldsFromList(tested.entries());
            assertThat(entries(again)).isEqualTo(model.entries);
            again.close();
            tested.close();
            assertThat(quota.used()).isZero();
        }
    }

    private static void change(Random random, Fields tested, Model model) {
        String name = NAMES[random.nextInt(NAMES.length)];
        List<String> values = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> String.valueOf(random.nextInt(1000)))
                .toList();
        switch (random.nextInt(3)) {
            case 0 -> {
                tested.set(name, values.stream().map(FieldsTest::bytes).toList());
                model.delete(name);
                values.forEach(value -> model.append(name, value));
            }
            case 1 -> {
                tested.delete(name);
                model.delete(name);
            }
            default ->
                values.forEach(value -> {
                    tested.append(name, bytes(value));
                    model.append(name, value);
                });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:", "a\r\nb", "ä", "a\0", "(a)", "a\u2028", "\ud83d\ude00"})
    void refuseNamesThatAreNone(String name) {
        refuses(() -> fields.append(name, bytes("1")), new HeaderError.InvalidSyntax());
        refuses(() -> fields.set(name, List.of()), new HeaderError.InvalidSyntax());
        refuses(() -> fields.delete(name), new HeaderError.InvalidSyntax());
        assertThat(fields.get(name)).isEmpty();
        assertThat(fields.has(name)).isFalse();
    }

    @Test
    void refuseValuesThatEndALine() {
        for (int b = 0; b < 256; b++) {
            byte[] value = {'a', (byte) b, 'c'};
            if (b < 32 && b != '\t' || b == 127) {
                refuses(() -> fields.append("x", value), new HeaderError.InvalidSyntax());
            } else {
                fields.append("x", value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+1", "-1", " 1", "1 ", "0x1", "1,1", "99999999999999999999"})
    void refuseLengthsThatAreNone(String value) {
        refuses(() -> fields.append("Content-Length", bytes(value)), new HeaderError.InvalidSyntax());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection",
                "Keep-Alive",
                "proxy-authenticate",
                "proxy-authorization",
                "proxy-connection",
                "Transfer-Encoding",
                "upgrade",
                "HOST",
                "http2-settings"
            })
    void refuseWhatBelongsToTheConnection(String name) {
        refuses(() -> fields.append(name, bytes("1")), new HeaderError.Forbidden());
        refuses(() -> fields.set(name, List.of(bytes("1"))), new HeaderError.Forbidden());
        refuses(() -> fields.delete(name), new HeaderError.Forbidden());
        refuses(() -> types.fieldsFromList(List.of(new Tuple.Of2<>(name, bytes("1")))), new HeaderError.Forbidden());
    }

    @Test
    void cannotBeChangedOnceTheyBelongToAMessage() {
        fields.append("a", bytes("1"));
        Fields its = types.newOutgoingResponse(fields).headers();
        refuses(() -> its.append("b", bytes("1")), new HeaderError.Immutable());
        refuses(() -> its.set("a", List.of()), new HeaderError.Immutable());
        refuses(() -> its.delete("a"), new HeaderError.Immutable());
        Fields clone = its.clone();
        clone.append("b", bytes("2"));
        assertThat(entries(clone)).hasSize(2);
        assertThat(entries(its)).hasSize(1);
    }

    @Test
    void haveALimit() {
        byte[] value = new byte[HttpLimits.DEFAULT.fieldBytes() - FieldList.OVERHEAD - 1];
        java.util.Arrays.fill(value, (byte) 'v');
        fields.set("x", List.of(value));
        assertThatThrownBy(() -> fields.append("y", bytes(""))).isInstanceOf(Trap.class);
        assertThatThrownBy(() -> fields.set("x", List.of(value, value))).isInstanceOf(Trap.class);
        fields.set("x", List.of(value));
        fields.delete("x");
        for (int i = 0; i < HttpLimits.DEFAULT.fieldBytes() / (FieldList.OVERHEAD + 1); i++) {
            fields.append("e", bytes(""));
        }
        assertThatThrownBy(() -> fields.append("e", bytes(""))).isInstanceOf(Trap.class);
    }

    @Test
    void countTogether() {
        byte[] value = new byte[100_000];
        java.util.Arrays.fill(value, (byte) 'v');
        List<Fields> many = new ArrayList<>();
        fields.append("x", value);
        assertThatThrownBy(() -> IntStream.range(0, 100).forEach(i -> many.add(fields.clone())))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("1048576 allowed");
        many.forEach(Fields::close);
        assertThat(quota.used()).isEqualTo(value.length + 1 + FieldList.OVERHEAD);
        types.newOutgoingResponse(fields).close();
        assertThat(quota.used()).isZero();
    }
}
