package dev.ashlar.component;

import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ServiceLoader;

/** Where this package finds what implements generated interfaces, so that it knows none of it. Not for users. */
public interface BindingProvider {
    HostBinding host(ComponentLinker.Definitions definitions, Lookup lookup);

    <T> T client(ComponentInstance instance, Class<T> type, Lookup lookup);

    CallContext currentCall();

    /** The one implementation. */
    static BindingProvider get() {
        return Holder.PROVIDER;
    }

    /** Loads the implementation once. */
    final class Holder {
        private static final BindingProvider PROVIDER = ServiceLoader.load(
                        BindingProvider.class, HostBinding.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no bindings beside " + HostBinding.class));

        private Holder() {}
    }
}
