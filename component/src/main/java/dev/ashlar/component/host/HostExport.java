package dev.ashlar.component.host;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.Value;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.Convention;
import dev.ashlar.component.abi.CoreSignature;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.runtime.Boundary;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.runtime.FunctionReference;
import dev.ashlar.engine.runtime.StackProbe;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that components export and the host calls: code for one function type, one string encoding and one Java
 * shape, to be bound to instances. Generated when first needed, or by {@link #prepare}. Thread-safe; its class goes when nothing refers to it.
 */
public final class HostExport {
    private final Shape shape;
    private final CoreSignature signature;
    private final StringEncoding encoding;
    private volatile @Nullable MethodHandle code;

    private HostExport(Shape shape, StringEncoding encoding, Abi abi) {
        this.shape = shape;
        this.signature = abi.signature(shape.type(), Convention.LIFT);
        this.encoding = encoding;
    }

    /** For callers with dynamic values. */
    public static HostExport dynamic(ComponentFunctionType type, StringEncoding encoding, Abi abi) {
        return new HostExport(DynamicMapper.map(type, abi), encoding, abi);
    }

    /** For callers with the Java types of a method; see {@link TypedExport#handle}. */
    public static HostExport of(
            ComponentFunctionType type, StringEncoding encoding, Abi abi, Method method, MethodHandles.Lookup lookup) {
        return new HostExport(StaticMapper.map(type, abi, method, lookup), encoding, abi);
    }

    /** Resources that the type mentions, in order of first mention. */
    public List<ResourceType> resources() {
        return shape.resources();
    }

    /** @param core the lifted function */
    public BoundExport bind(Boundary boundary, Function core, @Nullable Function postReturn) {
        MethodHandle cleanUp = postReturn == null ? null : postReturn.handle();
        return new BoundExport(
                this,
                new Linkage(shape, boundary, ResourceWrapper.NONE, (FunctionReference) core, cleanUp, null, null));
    }

    /** The function as a handle, see {@link TypedExport#handle}. */
    public MethodHandle bind(Boundary boundary, Function core, @Nullable Function postReturn, ResourceWrapper wrapper) {
        MethodHandle cleanUp = postReturn == null ? null : postReturn.handle();
        FunctionReference function = (FunctionReference) core;
        return MethodHandles.insertArguments(
                code(function), 0, new Linkage(shape, boundary, wrapper, function, cleanUp, null, null));
    }

    /** The type of the core functions that are lifted. */
    public FunctionType coreType() {
        return signature.type();
    }

    /**
     * Generates the code now, if it is not there yet.
     *
     * @param enter the engine's way into functions of {@link #coreType}
     */
    public void prepare(MethodHandle enter) {
        if (code == null) {
            MethodHandle ignored = generate(enter);
        }
    }

    @Nullable Value call(Linkage linkage, Value[] arguments) {
        int expected = shape.parameters().fields().size();
        if (arguments.length != expected) {
            throw new IllegalArgumentException(
                    "the function takes %d arguments, not %d".formatted(expected, arguments.length));
        }
        try {
            Object result = (Object) code(linkage.core).invokeExact(linkage, arguments);
            return (Value) result;
        } catch (Throwable e) {
            throw sneaky(e);
        }
    }

    /** What a host function threw passes as it is, checked or not. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
        throw (T) e;
    }

    private MethodHandle code(FunctionReference core) {
        MethodHandle known = code;
        return known != null ? known : generate(core.code.signature.enter());
    }

    private synchronized MethodHandle generate(MethodHandle enter) {
        MethodHandle known = code;
        if (known == null) {
            StackProbe.check();
            var generated = new GeneratedClass("Export");
            var writer = new FunctionWriter(generated, shape, signature, encoding);
            writer.writeExport(enter);
            known = generated.find(FunctionWriter.CALL, writer.exportType());
            code = known;
        }
        return known;
    }
}
