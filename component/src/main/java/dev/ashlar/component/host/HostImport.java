package dev.ashlar.component.host;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.Convention;
import dev.ashlar.component.abi.CoreSignature;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.runtime.Boundary;
import dev.ashlar.engine.FunctionType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * A function that components import and the host implements, as core function: generated code for one function type, one
 * string encoding and one Java shape, to be bound to instances. Generated at the first call. Thread-safe; its class goes
 * when nothing refers to it.
 */
public final class HostImport {
    private final Shape shape;
    private final CoreSignature signature;
    private final LazyCode code;

    private HostImport(Shape shape, StringEncoding encoding, Abi abi) {
        this.shape = shape;
        this.signature = abi.signature(shape.type(), Convention.LOWER);
        var generated = new GeneratedClass("Import");
        var writer = new FunctionWriter(generated, shape, signature, encoding);
        this.code = new LazyCode(GeneratedClass.resolve(writer.importType()), () -> {
            writer.writeImport();
            return generated.find(FunctionWriter.CALL, writer.importType());
        });
    }

    /** For host functions of dynamic values. */
    public static HostImport dynamic(ComponentFunctionType type, StringEncoding encoding, Abi abi) {
        return new HostImport(DynamicMapper.map(type, abi), encoding, abi);
    }

    /**
     * For host functions of the Java types of a method, which are those of decision 0205.
     *
     * @throws IllegalArgumentException when the method does not fit the type; the message names both
     */
    public static HostImport of(
            ComponentFunctionType type, StringEncoding encoding, Abi abi, StaticHostFunction target) {
        return new HostImport(StaticMapper.map(type, abi, target.method(), target.lookup()), encoding, abi);
    }

    /** Resources that the type mentions, in order of first mention. */
    public List<ResourceType> resources() {
        return shape.resources();
    }

    public FunctionType coreType() {
        return signature.type();
    }

    /**
     * The core function, its parameters preceded by a {@link dev.ashlar.engine.CallContext}.
     *
     * @param target where this was made for a method, a {@link StaticHostFunction}
     */
    public MethodHandle bind(Boundary boundary, ComponentHostFunction target) {
        Linkage linkage;
        if (shape.dynamic()) {
            linkage = new Linkage(shape, boundary, ResourceWrapper.NONE, null, null, target, null);
        } else {
            var function = (StaticHostFunction) target;
            linkage = new Linkage(shape, boundary, function.wrapper(), null, null, null, function.target());
        }
        return MethodHandles.insertArguments(code.invoker(), 0, linkage);
    }
}
