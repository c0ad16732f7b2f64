// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.io.v0_2.streams;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitInterface;
import java.lang.invoke.MethodHandles;

/// Links the resources of `wasi:io/streams@0.2.12`.
@WitInterface("wasi:io/streams@0.2.12")
public interface Streams {
    /// Lets components import this interface.
    static void link(ComponentLinker linker) {
        HostBinding.in(linker.instance("wasi:io/streams@0.2.12"), MethodHandles.lookup())
                .resource(InputStream.class)
                .resource(OutputStream.class);
    }
}
