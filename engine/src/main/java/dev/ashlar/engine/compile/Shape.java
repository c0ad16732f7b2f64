package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.FuncType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The calling convention of a function type: flat parameters, then instance, context and depth. The first flat result is
 * returned, the others lie in the scratch slots of the context from 1 on. Where the parameters do not fit the 255 slots
 * of a JVM call (<em>wide</em>), they come in two arrays, numbers and references, by flat slot.
 */
final class Shape {
    /** JVM slots for parameters, less the receiver and the three that always come along, and some to spare. */
    private static final int MAX_SLOTS = 248;

    private final List<Kind> parameters;
    private final List<Kind> results;
    private final String key;
    private final boolean wide;
    private final int argumentSlots;
    private final MethodTypeDesc callType;

    private Shape(List<Kind> parameters, List<Kind> results) {
        this.parameters = parameters;
        this.results = results;
        int slots = parameters.stream().mapToInt(Kind::slots).sum();
        this.wide = slots > MAX_SLOTS;
        this.argumentSlots = wide ? 2 : slots;
        this.key = makeKey();
        this.callType = makeCallType();
    }

    List<Kind> parameters() {
        return parameters;
    }

    List<Kind> results() {
        return results;
    }

    /** @param functions which of the types referred to are function types */
    static Shape of(FuncType type, IntPredicate functions) {
        return new Shape(kinds(type.parameters(), functions), kinds(type.results(), functions));
    }

    static List<Kind> kinds(int[] types, IntPredicate functions) {
        return Arrays.stream(types).mapToObj(type -> Kind.of(type, functions)).toList();
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
        return key;
    }

    private String makeKey() {
        StringBuilder made = new StringBuilder();
        parameters.forEach(made::append);
        made.append('_');
        results.forEach(made::append);
        return made.toString();
    }

    ClassDesc codeClass() {
        return ClassDesc.of(Names.SIGNATURE_PACKAGE + key());
    }

    boolean wide() {
        return wide;
    }

    /** JVM slots of the arguments alone, as they are passed. */
    int argumentSlots() {
        return argumentSlots;
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
        return callType;
    }

    private MethodTypeDesc makeCallType() {
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
