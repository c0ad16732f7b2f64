package dev.ashlar.component.host;

import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** WebAssembly in the making. */
final class WasmBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WasmBytes add(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    WasmBytes unsigned(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return this;
    }

    WasmBytes constant(int value) {
        out.write(0x41);
        int rest = value;
        while (rest != rest << 25 >> 25) {
            out.write(rest & 0x7F | 0x80);
            rest >>= 7;
        }
        out.write(rest & 0x7F);
        return this;
    }

    WasmBytes types(List<? extends ValueType> types) {
        unsigned(types.size());
        for (ValueType type : types) {
            out.write(
                    switch ((NumberType) type) {
                        case I32 -> 0x7F;
                        case I64 -> 0x7E;
                        case F32 -> 0x7D;
                        case F64 -> 0x7C;
                        case V128 -> 0x7B;
                    });
        }
        return this;
    }

    WasmBytes name(String text) {
        unsigned(text.length());
        text.chars().forEach(out::write);
        return this;
    }

    WasmBytes section(int id, WasmBytes content) {
        return add(id).bytes(content);
    }

    WasmBytes function(WasmBytes body) {
        return bytes(body);
    }

    private WasmBytes bytes(WasmBytes content) {
        unsigned(content.out.size());
        out.writeBytes(content.out.toByteArray());
        return this;
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
