package dev.ashlar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.ValueType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i32:ffffffff",
                "i64:8000000000000000",
                "f32:7fa00001",
                "f64:fff0000000000001",
                "v128:000102030405060708090a0b0c0d0e0f",
                "externref:17",
                "externref:null",
                "funcref:null",
                "exnref:null"
            })
    void valuesKeepTheirBits(String text) {
        assertThat(Values.text(typeOf(text), Values.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "i32", "i8:01", "funcref:set"})
    void otherTextIsNoValue(String text) {
        assertThatThrownBy(() -> Values.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void framesAreReadAsWritten() throws IOException {
        Frame frame = new Frame(0xf000_0000_0000_0001L, new byte[] {1, 2, 3}, "host = 0\n");
        byte[] bytes = written(frame, frame);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        for (int i = 0; i < 2; i++) {
            assertThat(Frame.read(in))
                    .hasValueSatisfying(
                            it -> assertThat(it).usingRecursiveComparison().isEqualTo(frame));
        }
        assertThat(Frame.read(in)).isEmpty();
    }

    @Test
    void aFrameCutOffIsAnError() throws IOException {
        byte[] bytes = written(new Frame(1, new byte[100], "script"));
        for (int length : new int[] {3, 10, 50, bytes.length - 1}) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, length)));
            assertThatThrownBy(() -> Frame.read(in)).as("%d bytes", length).isInstanceOf(EOFException.class);
        }
    }

    private static byte[] written(Frame... frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            frame.write(new DataOutputStream(out));
        }
        return out.toByteArray();
    }

    private static ValueType typeOf(String text) {
        return switch (text.substring(0, text.indexOf(':'))) {
            case "externref" -> ReferenceType.EXTERNREF;
            case "funcref" -> ReferenceType.FUNCREF;
            case "exnref" -> ReferenceType.EXNREF;
            case String number -> NumberType.valueOf(number.toUpperCase(Locale.ROOT));
        };
    }
}
