// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitInterface;
import java.lang.invoke.MethodHandles;

/// Links the resources of `wasi:blobstore/container@0.2.0-draft`.
@WitInterface("wasi:blobstore/container@0.2.0-draft")
public interface ContainerInterface {
    /// Lets components import this interface.
    static void link(ComponentLinker linker) {
        HostBinding.in(linker.instance("wasi:blobstore/container@0.2.0-draft"), MethodHandles.lookup())
                .resource(Container.class)
                .resource(StreamObjectNames.class);
    }
}
