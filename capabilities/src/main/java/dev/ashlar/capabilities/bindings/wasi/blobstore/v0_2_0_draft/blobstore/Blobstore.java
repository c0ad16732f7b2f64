// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.blobstore;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container.Container;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ErrorException;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ObjectId;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:blobstore/blobstore@0.2.0-draft`.
@WitInterface("wasi:blobstore/blobstore@0.2.0-draft")
public interface Blobstore {
    /// `func(name: container-name) -> result<container, error>`
    @WitFunction("create-container")
    Container createContainer(String name) throws ErrorException;

    /// `func(name: container-name) -> result<container, error>`
    @WitFunction("get-container")
    Container getContainer(String name) throws ErrorException;

    /// `func(name: container-name) -> result<_, error>`
    @WitFunction("delete-container")
    void deleteContainer(String name) throws ErrorException;

    /// `func(name: container-name) -> result<bool, error>`
    @WitFunction("container-exists")
    boolean containerExists(String name) throws ErrorException;

    /// `func(src: object-id, dest: object-id) -> result<_, error>`
    @WitFunction("copy-object")
    void copyObject(ObjectId src, ObjectId dest) throws ErrorException;

    /// `func(src: object-id, dest: object-id) -> result<_, error>`
    @WitFunction("move-object")
    void moveObject(ObjectId src, ObjectId dest) throws ErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Blobstore host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Blobstore> hosts) {
        HostBinding.in(linker.instance("wasi:blobstore/blobstore@0.2.0-draft"), MethodHandles.lookup())
                .functionsPerCall(Blobstore.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Blobstore of(ComponentInstance instance) {
        return GuestBinding.client(instance, Blobstore.class, MethodHandles.lookup());
    }
}
