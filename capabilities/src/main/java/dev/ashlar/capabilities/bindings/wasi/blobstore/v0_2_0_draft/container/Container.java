// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ContainerMetadata;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ErrorException;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.IncomingValue;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ObjectMetadata;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.OutgoingValue;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.List;

/// WIT's resource `container`.
@WitResource(in = "wasi:blobstore/container@0.2.0-draft", name = "container")
public interface Container extends AutoCloseable {
    /// `func() -> result<string, error>`
    @WitFunction("[method]container.name")
    String name() throws ErrorException;

    /// `func() -> result<container-metadata, error>`
    @WitFunction("[method]container.info")
    ContainerMetadata info() throws ErrorException;

    /// `func(name: object-name, start: u64, end: u64) -> result<incoming-value, error>`
    @WitFunction("[method]container.get-data")
    IncomingValue getData(String name, long start, long end) throws ErrorException;

    /// `func(name: object-name, data: borrow<outgoing-value>) -> result<_, error>`
    @WitFunction("[method]container.write-data")
    void writeData(String name, OutgoingValue data) throws ErrorException;

    /// `func() -> result<stream-object-names, error>`
    @WitFunction("[method]container.list-objects")
    StreamObjectNames listObjects() throws ErrorException;

    /// `func(name: object-name) -> result<_, error>`
    @WitFunction("[method]container.delete-object")
    void deleteObject(String name) throws ErrorException;

    /// `func(names: list<object-name>) -> result<_, error>`
    @WitFunction("[method]container.delete-objects")
    void deleteObjects(List<String> names) throws ErrorException;

    /// `func(name: object-name) -> result<bool, error>`
    @WitFunction("[method]container.has-object")
    boolean hasObject(String name) throws ErrorException;

    /// `func(name: object-name) -> result<object-metadata, error>`
    @WitFunction("[method]container.object-info")
    ObjectMetadata objectInfo(String name) throws ErrorException;

    /// `func() -> result<_, error>`
    @WitFunction("[method]container.clear")
    void clear() throws ErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
