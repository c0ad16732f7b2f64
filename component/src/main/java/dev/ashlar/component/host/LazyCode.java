package dev.ashlar.component.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.function.Supplier;

/** A handle to code that is generated at the first call: components import far more than they call. */
final class LazyCode {
    private static final MethodHandle GENERATE;

    static {
        try {
            GENERATE = MethodHandles.lookup()
                    .findVirtual(LazyCode.class, "generate", MethodType.methodType(MethodHandle.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final MutableCallSite site;
    private final MethodHandle invoker;
    private final Supplier<MethodHandle> generator;
    private boolean generated;

    LazyCode(MethodType type, Supplier<MethodHandle> generator) {
        this.generator = generator;
        this.site = new MutableCallSite(type);
        site.setTarget(MethodHandles.foldArguments(MethodHandles.exactInvoker(type), GENERATE.bindTo(this)));
        this.invoker = site.dynamicInvoker();
    }

    MethodHandle invoker() {
        return invoker;
    }

    @SuppressWarnings("UnusedMethod") // through GENERATE
    private synchronized MethodHandle generate() {
        if (!generated) {
            site.setTarget(generator.get());
            generated = true;
        }
        return site.getTarget();
    }
}
