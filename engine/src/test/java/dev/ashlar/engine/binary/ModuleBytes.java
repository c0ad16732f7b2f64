package dev.ashlar.engine.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Modules written as hexadecimal bytes, with sizes and counts filled in. */
public final class ModuleBytes {
    public static final int TYPE = 1;
    public static final int IMPORT = 2;
    public static final int FUNCTION = 3;
    public static final int TABLE = 4;
    public static final int MEMORY = 5;
    public static final int GLOBAL = 6;
    public static final int EXPORT = 7;
    public static final int START = 8;
    public static final int ELEMENT = 9;
    public static final int CODE = 10;
    public static final int DATA = 11;
    public static final int DATA_COUNT = 12;
    public static final int TAG = 13;

    private static final String HEADER = "00 61 73 6D 01 00 00 00";
    private static final HexFormat HEX = HexFormat.of();

    private ModuleBytes() {}

    public static byte[] module(String... sections) {
        return bytes(HEADER + String.join("", sections));
    }

    /** A module of one function: its type, and its body from the local declarations to the last {@code end}. */
    public static byte[] function(String type, String body) {
        return module(section(TYPE, type), section(FUNCTION, "00"), section(CODE, body(body)));
    }

    /** A section that is a vector of items. */
    public static String section(int id, String... items) {
        return rawSection(id, leb(items.length) + String.join("", items));
    }

    public static String rawSection(int id, String contents) {
        return leb(id) + sized(contents);
    }

    public static String custom(String name, String contents) {
        return rawSection(0, name(name) + contents);
    }

    public static String body(String code) {
        return sized(code);
    }

    /** Contents behind their size. */
    public static String sized(String contents) {
        return leb(bytes(contents).length) + contents;
    }

    public static String name(String name) {
        return sized(HEX.formatHex(name.getBytes(StandardCharsets.UTF_8)));
    }

    public static String leb(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = value;
        for (; left >>> 7 != 0; left >>>= 7) {
            out.write(left & 0x7F | 0x80);
        }
        out.write(left);
        return HEX.formatHex(out.toByteArray());
    }

    public static byte[] bytes(String hex) {
        return HEX.parseHex(hex.replace(" ", ""));
    }
}
