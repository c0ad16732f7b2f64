package dev.ashlar.component.host;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.Convention;
import dev.ashlar.component.abi.CoreSignature;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.runtime.Boundary;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.runtime.HostTarget;
import dev.ashlar.engine.runtime.StackProbe;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that components import and the host implements, as core function: generated code for one function type, one
 * string encoding and one Java shape, to be bound to instances. Generated at the first call. Thread-safe; its class goes
 * when nothing refers to it.
 */
public final class HostImport {
    private final Shape shape;
    private final CoreSignature signature;
    private final StringEncoding encoding;
    private final PointerType pointer;

    /** From a linkage to the {@link HostTarget}. */
    private volatile @Nullable MethodHandle constructor;

    private HostImport(Shape shape, StringEncoding encoding, Abi abi) {
        this.shape = shape;
        this.signature = abi.signature(shape.type(), Convention.LOWER);
        this.encoding = encoding;
        this.pointer = abi.pointer();
    }

    /** For host functions of dynamic values. */
    public static HostImport dynamic(ComponentFunctionType type, StringEncoding encoding, Abi abi) {
        return new HostImport(DynamicMapper.map(type, abi), encoding, abi);
    }

    /**
     * For host functions of the Java types of a method, which are those of decision 0205.
     *
     * @param lookup that may access the records, variants and exceptions in the method's signature
     * @throws IllegalArgumentException when the method does not fit the type; the message names both
     */
    public static HostImport of(
            ComponentFunctionType type, StringEncoding encoding, Abi abi, Method method, MethodHandles.Lookup lookup) {
        return new HostImport(StaticMapper.map(type, abi, method, lookup), encoding, abi);
    }

    /** Resources that the type mentions, in order of first mention. */
    public List<ResourceType> resources() {
        return shape.resources();
    }

    public FunctionType coreType() {
        return signature.type();
    }

    /** @param target a {@link StaticHostFunction} of the method that this was made for, if it was */
    public HostTarget bind(Boundary boundary, ComponentHostFunction target) {
        Linkage linkage = shape.dynamic()
                ? new Linkage(shape, boundary, ResourceWrapper.NONE, null, null, target, null)
                : linkage(boundary, (StaticHostFunction) target);
        return make(linkage);
    }

    private Linkage linkage(Boundary boundary, StaticHostFunction target) {
        return new Linkage(shape, boundary, target.wrapper(), null, null, null, target);
    }

    private HostTarget make(Linkage linkage) {
        try {
            return (HostTarget) constructor(linkage.staticTarget()).invokeExact(linkage);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Generates the code now, if it is not there yet. */
    public void prepare(ComponentHostFunction target) {
        var ignored = constructor(shape.dynamic() ? null : (StaticHostFunction) target);
    }

    MethodHandle constructor(@Nullable StaticHostFunction target) {
        MethodHandle known = constructor;
        return known != null ? known : find(target);
    }

    private synchronized MethodHandle find(@Nullable StaticHostFunction target) {
        MethodHandle known = constructor;
        if (known == null) {
            StackProbe.check();
            known = target == null ? generate(null) : shared(target);
            constructor = known;
        }
        return known;
    }

    private MethodHandle shared(StaticHostFunction target) {
        var key = new SharedImports.Key(
                target.method(),
                target.receiver().isPresent(),
                encoding,
                pointer,
                TypeStructure.of(shape.type(), shape.resources()));
        return SharedImports.of(target.lookup().lookupClass()).constructor(key, () -> generate(target));
    }

    private MethodHandle generate(@Nullable StaticHostFunction target) {
        var generated = new GeneratedClass("Import");
        new FunctionWriter(generated, shape, signature, encoding).writeImport(target);
        return generated.constructor();
    }
}
