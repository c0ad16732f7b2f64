package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.FuncType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The calling convention of a function type: flat parameters, then instance, context and depth. The first flat result is
 * returned, the others lie in the scratch slots of the context from 1 on. Where the parameters do not fit the 255 slots
 * of a JVM call (<em>wide</em>), they come in two arrays, numbers and references, by flat slot.
 */
record Shape(List<Kind> parameters, List<Kind> results) {
    /** JVM slots for parameters, less the receiver and the three that always come along, and some to spare. */
    private static final int MAX_SLOTS = 248;

    static Shape of(FuncType type) {
        return new Shape(kinds(type.parameters()), kinds(type.results()));
    }

    static List<Kind> kinds(int[] types) {
        return Arrays.stream(types).mapToObj(Kind::of).toList();
    }

    /** The shape that a {@link #key} stands for. */
    static Shape ofKey(String key) {
        int middle = key.indexOf('_');
        return new Shape(letters(key.substring(0, middle)), letters(key.substring(middle + 1)));
    }

    private static List<Kind> letters(String letters) {
        return letters.chars()
                .mapToObj(c -> Kind.valueOf(String.valueOf((char) c)))
                .toList();
    }

    /** Equal for equal shapes. */
    String key() {
        StringBuilder key = new StringBuilder();
        parameters.forEach(key::append);
        key.append('_');
        results.forEach(key::append);
        return key.toString();
    }

    ClassDesc codeClass() {
        return ClassDesc.of(Names.SIGNATURE_PACKAGE + key());
    }

    boolean wide() {
        return parameters.stream().mapToInt(Kind::slots).sum() > MAX_SLOTS;
    }

    /** JVM slots of the arguments alone, as they are passed. */
    int argumentSlots() {
        return wide() ? 2 : parameters.stream().mapToInt(Kind::slots).sum();
    }

    int flatParameters() {
        return parameters.stream().mapToInt(Kind::flat).sum();
    }

    int flatResults() {
        return results.stream().mapToInt(Kind::flat).sum();
    }

    /** Whether results beyond the first lie in scratch slots. */
    boolean usesScratch() {
        return flatResults() > 1;
    }

    /** Of every method that is called like this. */
    MethodTypeDesc callType() {
        List<ClassDesc> types = new ArrayList<>(argumentTypes());
        types.add(Names.INSTANCE);
        types.add(Names.EXEC);
        types.add(ConstantDescs.CD_int);
        return MethodTypeDesc.of(returnType(), types);
    }

    /** The parameters alone, as they are passed. */
    List<ClassDesc> argumentTypes() {
        if (wide()) {
            return List.of(Names.LONGS, Names.OBJECTS);
        }
        List<ClassDesc> types = new ArrayList<>();
        for (Kind kind : parameters) {
            for (int i = 0; i < kind.flat(); i++) {
                types.add(kind.carrier());
            }
        }
        return types;
    }

    ClassDesc returnType() {
        return results.isEmpty() ? ConstantDescs.CD_void : results.getFirst().carrier();
    }

    /** Of the way in from the host: carriers of the API, then the function reference. */
    MethodTypeDesc enterType() {
        List<ClassDesc> types = new ArrayList<>();
        if (wide()) {
            types.add(Names.OBJECTS);
        } else {
            parameters.forEach(kind -> types.add(kind.api()));
        }
        types.add(Names.FUNCTION_REFERENCE);
        return MethodTypeDesc.of(enterReturnType(), types);
    }

    ClassDesc enterReturnType() {
        return switch (results.size()) {
            case 0 -> ConstantDescs.CD_void;
            case 1 -> results.getFirst().api();
            default -> Names.OBJECTS;
        };
    }
}
