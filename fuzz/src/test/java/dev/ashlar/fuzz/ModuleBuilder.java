package dev.ashlar.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes modules of functions; each function is exported as {@code f} and its number. */
final class ModuleBuilder {
    static final int I32 = 0x7f;
    static final int I64 = 0x7e;
    static final int V128 = 0x7b;

    private final List<byte[]> types = new ArrayList<>();
    private final List<byte[]> functions = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();

    /** Instructions, written one after the other. */
    static final class Code {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        /** Opcodes and immediates below 128. */
        Code op(int... bytes) {
            for (int b : bytes) {
                out.write(b);
            }
            return this;
        }

        /** An opcode and an index or the like. */
        Code op(int opcode, long immediate) {
            out.write(opcode);
            out.writeBytes(Leb.encode(immediate));
            return this;
        }

        Code repeat(int times, Code piece) {
            byte[] bytes = piece.out.toByteArray();
            for (int i = 0; i < times; i++) {
                out.writeBytes(bytes);
            }
            return this;
        }

        /** {@code br_table} with {@code targets} that count from zero modulo {@code depths}, and depth zero else. */
        Code branchTable(int targets, int depths) {
            op(0x0e, targets);
            for (int i = 0; i < targets; i++) {
                out.writeBytes(Leb.encode(i % depths));
            }
            return op(0);
        }
    }

    static Code code() {
        return new Code();
    }

    static int[] times(int count, int type) {
        int[] types = new int[count];
        Arrays.fill(types, type);
        return types;
    }

    /** The index of a new type. */
    int type(int[] parameters, int... results) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x60);
        for (int[] list : List.of(parameters, results)) {
            out.writeBytes(Leb.encode(list.length));
            for (int type : list) {
                out.write(type);
            }
        }
        types.add(out.toByteArray());
        return types.size() - 1;
    }

    /** A function with {@code locals} locals of {@code localType}. */
    ModuleBuilder function(int type, int locals, int localType, Code code) {
        functions.add(Leb.encode(type));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(Leb.encode(locals == 0 ? 0 : 1));
        if (locals > 0) {
            body.writeBytes(Leb.encode(locals));
            body.write(localType);
        }
        body.writeBytes(code.out.toByteArray());
        body.write(0x0b);
        bodies.add(Bytes.replace(body.toByteArray(), 0, 0, Leb.encode(body.size())));
        return this;
    }

    ModuleBuilder function(int type, Code code) {
        return function(type, 0, I32, code);
    }

    byte[] build() {
        List<byte[]> exports = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            ByteArrayOutputStream export = new ByteArrayOutputStream();
            byte[] name = ("f" + i).getBytes(StandardCharsets.UTF_8);
            export.write(name.length);
            export.writeBytes(name);
            export.write(0);
            export.writeBytes(Leb.encode(i));
            exports.add(export.toByteArray());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(out, 1, types);
        section(out, 3, functions);
        section(out, 7, exports);
        section(out, 10, bodies);
        return out.toByteArray();
    }

    private static void section(ByteArrayOutputStream out, int id, List<byte[]> items) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        contents.writeBytes(Leb.encode(items.size()));
        items.forEach(contents::writeBytes);
        out.write(id);
        out.writeBytes(Leb.encode(contents.size()));
        out.writeBytes(contents.toByteArray());
    }
}
