package dev.ashlar.component.host;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.ashlar.component.runtime.CallScope;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.runtime.HostTarget;
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
import java.util.Collections;
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

    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(ConstantDescs.CD_void, LINKAGE);
    private static final int STATIC = AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

    private final ClassDesc name;
    private final List<Object> constants = new ArrayList<>();
    private final Map<Object, Integer> constantIndices = new IdentityHashMap<>();
    private final Map<String, Map<Mapping, String>> methods = new HashMap<>();
    private final Queue<Consumer<ClassBuilder>> pending = new ArrayDeque<>();
    private int count;
    private ClassDesc superclass = CD_Object;

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

    /** Makes it a target of calls from guests, one per linkage. The method's arguments are as it says there. */
    void extendHostTarget(int parameters, Consumer<CodeBuilder> body) {
        superclass = Emit.helper(HostTarget.class);
        List<ClassDesc> types = new ArrayList<>(Collections.nCopies(parameters, CD_long));
        types.addFirst(Emit.helper(CallContext.class));
        pending.add(builder -> {
            builder.withField("linkage", LINKAGE, AccessFlag.PRIVATE.mask() | AccessFlag.FINAL.mask());
            builder.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    CONSTRUCTOR,
                    0,
                    code -> code.aload(0)
                            .invokespecial(superclass, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                            .aload(0)
                            .aload(1)
                            .putfield(name, "linkage", LINKAGE)
                            .return_());
            builder.withMethodBody(
                    "call" + parameters, MethodTypeDesc.of(CD_long, types), AccessFlag.PUBLIC.mask(), body);
        });
    }

    /** Pushes the linkage, in an instance method of a {@link #extendHostTarget host target}. */
    void linkage(CodeBuilder code) {
        code.aload(0).getfield(name, "linkage", LINKAGE);
    }

    /** Writes and loads the class. Returns {@code (Linkage)HostTarget}. */
    MethodHandle constructor() {
        try {
            MethodHandles.Lookup lookup = define();
            return lookup.findConstructor(lookup.lookupClass(), resolve(CONSTRUCTOR))
                    .asType(MethodType.methodType(HostTarget.class, Linkage.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
            builder.withFlags(AccessFlag.FINAL, AccessFlag.SYNTHETIC).withSuperclass(superclass);
            while (!pending.isEmpty()) {
                pending.remove().accept(builder);
            }
        });
        return MethodHandles.lookup().defineHiddenClassWithClassData(bytes, List.copyOf(constants), true);
    }
}
