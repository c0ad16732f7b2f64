package dev.ashlar.component.bind;

import dev.ashlar.component.BindingProvider;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.host.CurrentCall;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles.Lookup;

/** Found by the service loader. */
public final class DefaultBindingProvider implements BindingProvider {
    @Override
    public HostBinding host(ComponentLinker.Definitions definitions, Lookup lookup) {
        return new HostMethods(definitions, lookup);
    }

    @Override
    public <T> T client(ComponentInstance instance, Class<T> type, Lookup lookup) {
        return new GuestExports(instance, lookup).client(type);
    }

    @Override
    public CallContext currentCall() {
        return CurrentCall.get();
    }
}
