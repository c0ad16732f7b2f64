package dev.ashlar.component.bind;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.ashlar.component.BoundResource;
import dev.ashlar.component.GuestResource;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Generates, once per interface, a class that implements it by a method handle per method, and if it is a resource's,
 * keeps the handle of that. Trusted final fields of hidden classes let the JIT inline through them.
 */
final class ClientClass {
    /** By the class that looks up, so that nothing is kept longer than it. */
    private static final ClassValue<Map<Class<?>, ClientClass>> CLASSES = new ClassValue<>() {
        @Override
        protected Map<Class<?>, ClientClass> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private static final ClassDesc RESOURCE =
            GuestResource.class.describeConstable().orElseThrow();
    private static final ClassDesc HANDLES = CD_MethodHandle.arrayType();
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, HANDLES, RESOURCE);

    private final MethodHandle constructor;

    private ClientClass(Class<?> type, Lookup lookup) {
        var name = ClassDesc.of(lookup.lookupClass().getPackageName(), type.getSimpleName() + "Client");
        byte[] bytes = ClassFile.of().build(name, builder -> build(builder, name, type));
        try {
            var defined = lookup.defineHiddenClass(bytes, true, Lookup.ClassOption.STRONG);
            constructor = defined.findConstructor(
                            defined.lookupClass(),
                            MethodType.methodType(void.class, MethodHandle[].class, GuestResource.class))
                    .asType(MethodType.methodType(Object.class, MethodHandle[].class, GuestResource.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be implemented beside " + lookup.lookupClass(), e);
        }
    }

    static ClientClass of(Class<?> type, Lookup lookup) {
        return CLASSES.get(lookup.lookupClass()).computeIfAbsent(type, t -> new ClientClass(t, lookup));
    }

    /** Objects whose methods are these, in the order of {@link GuestExports#abstractMethods}. */
    Factory bind(List<MethodHandle> handles) {
        return new Factory(
                MethodHandles.insertArguments(constructor, 0, (Object) handles.toArray(MethodHandle[]::new)));
    }

    /** Makes objects. */
    record Factory(MethodHandle constructor) {
        Object create(@Nullable GuestResource resource) {
            return Members.call(constructor, resource);
        }
    }

    /** The type of the handle for a method: its own, with the receiver as an object in front. */
    static MethodType handleType(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .insertParameterTypes(0, Object.class);
    }

    private static void build(ClassBuilder builder, ClassDesc name, Class<?> type) {
        var methods = GuestExports.abstractMethods(type);
        boolean isResource = AutoCloseable.class.isAssignableFrom(type);
        builder.withFlags(ACC_FINAL)
                .withField("resource", RESOURCE, ACC_PRIVATE | ACC_FINAL)
                .withMethodBody(INIT_NAME, CONSTRUCTOR, 0, code -> writeConstructor(code, name, methods.size()));
        var symbol = type.describeConstable().orElseThrow();
        if (isResource) {
            builder.withInterfaceSymbols(
                    symbol, BoundResource.class.describeConstable().orElseThrow());
            writeResource(builder, name);
        } else {
            builder.withInterfaceSymbols(symbol);
        }
        for (int i = 0; i < methods.size(); i++) {
            builder.withField(field(i), CD_MethodHandle, ACC_PRIVATE | ACC_FINAL);
            writeMethod(builder, name, field(i), methods.get(i));
        }
    }

    private static String field(int index) {
        return "function" + index;
    }

    private static void writeConstructor(CodeBuilder code, ClassDesc name, int count) {
        code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
        code.aload(0).aload(2).putfield(name, "resource", RESOURCE);
        for (int i = 0; i < count; i++) {
            code.aload(0).aload(1).loadConstant(i).aaload().putfield(name, field(i), CD_MethodHandle);
        }
        code.return_();
    }

    private static void writeResource(ClassBuilder builder, ClassDesc name) {
        builder.withMethodBody(
                "boundResource",
                MethodTypeDesc.of(RESOURCE),
                ACC_PUBLIC,
                code -> code.aload(0).getfield(name, "resource", RESOURCE).areturn());
        builder.withMethodBody(
                "close",
                MTD_void,
                ACC_PUBLIC,
                code -> code.aload(0)
                        .getfield(name, "resource", RESOURCE)
                        .invokeinterface(RESOURCE, "close", MTD_void)
                        .return_());
        builder.withMethodBody(
                "toString",
                MethodTypeDesc.of(CD_String),
                ACC_PUBLIC,
                code -> code.aload(0)
                        .getfield(name, "resource", RESOURCE)
                        .invokestatic(CD_String, "valueOf", MethodTypeDesc.of(CD_String, CD_Object))
                        .areturn());
    }

    private static void writeMethod(ClassBuilder builder, ClassDesc name, String field, Method method) {
        var type = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .describeConstable()
                .orElseThrow();
        var handleType = handleType(method).describeConstable().orElseThrow();
        builder.withMethodBody(method.getName(), type, ACC_PUBLIC, code -> {
            code.aload(0).getfield(name, field, CD_MethodHandle).aload(0);
            int slot = 1;
            for (var parameter : type.parameterList()) {
                var kind = TypeKind.from(parameter);
                code.loadLocal(kind, slot);
                slot += kind.slotSize();
            }
            code.invokevirtual(CD_MethodHandle, "invokeExact", handleType).return_(TypeKind.from(type.returnType()));
        });
    }
}
