package dev.ashlar.component.host;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.ashlar.component.runtime.CallScope;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A hidden class in the making: static methods, each written when another first calls it, and objects as constants.
 * Methods belong to mappings, so that types which share their parts share code.
 */
final class GeneratedClass {
    static final ClassDesc LINKAGE = ClassDesc.of(Linkage.class.getName());
    static final ClassDesc SCOPE = ClassDesc.of(CallScope.class.getName());

    private static final int STATIC = AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

    private final ClassDesc name;
    private final List<Object> constants = new ArrayList<>();
    private final Map<Object, Integer> constantIndices = new IdentityHashMap<>();
    private final Map<String, Map<Mapping, String>> methods = new HashMap<>();
    private final Queue<Consumer<ClassBuilder>> pending = new ArrayDeque<>();
    private int count;

    GeneratedClass(String simpleName) {
        this.name = ClassDesc.of(GeneratedClass.class.getPackageName(), simpleName);
    }

    /** Calls the method of a kind that belongs to a mapping; its arguments are on the stack. */
    void call(CodeBuilder code, String kind, Mapping mapping, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        Map<Mapping, String> known = methods.computeIfAbsent(kind, key -> new IdentityHashMap<>());
        String method = known.get(mapping);
        if (method == null) {
            method = kind + count++;
            known.put(mapping, method);
            add(method, type, body);
        }
        code.invokestatic(name, method, type);
    }

    void add(String method, MethodTypeDesc type, Consumer<CodeBuilder> body) {
        pending.add(builder -> builder.withMethodBody(method, type, STATIC, body));
    }

    /** Pushes an object. */
    void constant(CodeBuilder code, Object value, Class<?> type) {
        int index = constantIndices.computeIfAbsent(value, key -> {
            constants.add(key);
            return constants.size() - 1;
        });
        code.ldc(DynamicConstantDesc.ofNamed(
                ConstantDescs.ofConstantBootstrap(
                        ClassDesc.of(MethodHandles.class.getName()), "classDataAt", CD_Object, CD_int),
                ConstantDescs.DEFAULT_NAME,
                ClassDesc.ofDescriptor(type.descriptorString()),
                index));
    }

    ClassDesc name() {
        return name;
    }

    static MethodType resolve(MethodTypeDesc type) {
        try {
            return type.resolveConstantDesc(MethodHandles.lookup());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes and loads the class, which lives for as long as somebody refers to it. Returns one of its methods. */
    MethodHandle find(String method, MethodTypeDesc type) {
        try {
            MethodHandles.Lookup lookup = define();
            return lookup.findStatic(lookup.lookupClass(), method, resolve(type));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private MethodHandles.Lookup define() throws IllegalAccessException {
        byte[] bytes = ClassFile.of().build(name, builder -> {
            builder.withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC);
            while (!pending.isEmpty()) {
                pending.remove().accept(builder);
            }
        });
        return MethodHandles.lookup().defineHiddenClassWithClassData(bytes, List.copyOf(constants), true);
    }
}
