package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.binary.StructType;
import dev.ashlar.engine.binary.ValType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How structs of a type are laid out: a class per sequence of fields, by how the JVM stores them, with a subclass where a
 * subtype adds some. Types that look the same share a class, in all modules: its name says what it looks like, a letter
 * per field and {@code _} between the levels of subtypes (decision 0120).
 */
public final class StructShape {
    /** Of the names of all classes of structs. */
    public static final String PREFIX = "ashlar.struct.S";

    private static final int HEADER_BYTES = 16;

    /** JVM slots of the values that one call takes. */
    private static final int MAX_SLOTS = 200;

    private final String path;
    private final ClassDesc desc;
    private final String fields;
    private final int ownStart;

    private StructShape(String path) {
        this.path = path;
        this.desc = ClassDesc.of(PREFIX + path);
        this.fields = path.replace("_", "");
        this.ownStart = fields.length() - (path.length() - path.lastIndexOf('_') - 1);
    }

    /** Of a struct type. */
    public static StructShape of(DefinedType type) {
        StringBuilder path = new StringBuilder();
        int known = 0;
        for (DefinedType level : type.ancestors()) {
            int[] all = ((StructType) level.composite()).fields();
            if (known > 0 && all.length > known) {
                path.append('_');
            }
            for (; known < all.length; known++) {
                path.append(letter(all[known], level));
            }
        }
        return new StructShape(path.toString());
    }

    static StructShape ofPath(String path) {
        return new StructShape(path);
    }

    private static char letter(int code, DefinedType owner) {
        return switch (code) {
            case ValType.I8 -> 'B';
            case ValType.I16 -> 'S';
            default ->
                Kind.of(code, position -> owner.reference(position).composite() instanceof FuncType)
                        .name()
                        .charAt(0);
        };
    }

    /** Name of the class. */
    public String className() {
        return PREFIX + path;
    }

    ClassDesc desc() {
        return desc;
    }

    ClassDesc superclass() {
        return superclassName(className()).map(ClassDesc::of).orElse(Names.STRUCT);
    }

    /** The name of the class of the shape that this one adds fields to, if it does. */
    public static Optional<String> superclassName(String className) {
        int last = className.lastIndexOf('_');
        return last < 0 ? Optional.empty() : Optional.of(className.substring(0, last));
    }

    /** How many fields there are, those of superclasses included. */
    int size() {
        return fields.length();
    }

    /** The first field that superclasses do not have. */
    int ownStart() {
        return ownStart;
    }

    /** What the value of a field is outside of it: packed ones are ints. */
    Kind kind(int field) {
        return isByte(field) || isShort(field) ? Kind.I : Kind.valueOf(fields.substring(field, field + 1));
    }

    boolean isByte(int field) {
        return fields.charAt(field) == 'B';
    }

    boolean isShort(int field) {
        return fields.charAt(field) == 'S';
    }

    /** The Java type of a field, or of each half of a vector. */
    ClassDesc storage(int field) {
        return switch (fields.charAt(field)) {
            case 'B' -> ConstantDescs.CD_byte;
            case 'S' -> ConstantDescs.CD_short;
            default -> kind(field).carrier();
        };
    }

    /** Fields whose values fit one call. */
    record Piece(int from, int to) {
        /** The method of the class that sets them, where one call does not take the values of all fields. */
        String method() {
            return "put" + from;
        }
    }

    /** All fields, in order. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int slots = 0;
        for (int i = 0; i < size(); i++) {
            slots += kind(i).slots();
            if (slots > MAX_SLOTS) {
                pieces.add(new Piece(from, i));
                from = i;
                slots = kind(i).slots();
            }
        }
        if (size() > from) {
            pieces.add(new Piece(from, size()));
        }
        return pieces;
    }

    /** What an object takes in the Java heap, about. */
    int bytes() {
        int bytes = HEADER_BYTES;
        for (int i = 0; i < size(); i++) {
            bytes += switch (fields.charAt(i)) {
                case 'B' -> Byte.BYTES;
                case 'S' -> Short.BYTES;
                case 'J', 'D' -> Long.BYTES;
                case 'V' -> 2 * Long.BYTES;
                default -> Integer.BYTES;
            };
        }
        return (bytes + 7) & -8;
    }
}
