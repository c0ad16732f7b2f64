// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import java.util.Set;

/// WIT's resource `descriptor`.
@WitResource(in = "wasi:filesystem/types@0.2.12", name = "descriptor")
public interface Descriptor extends AutoCloseable {
    /// `func(offset: filesize) -> result<input-stream, error-code>`
    @WitFunction("[method]descriptor.read-via-stream")
    InputStream readViaStream(long offset) throws ErrorCodeException;

    /// `func(offset: filesize) -> result<output-stream, error-code>`
    @WitFunction("[method]descriptor.write-via-stream")
    OutputStream writeViaStream(long offset) throws ErrorCodeException;

    /// `func() -> result<output-stream, error-code>`
    @WitFunction("[method]descriptor.append-via-stream")
    OutputStream appendViaStream() throws ErrorCodeException;

    /// `func(offset: filesize, length: filesize, advice: advice) -> result<_, error-code>`
    @WitFunction("[method]descriptor.advise")
    void advise(long offset, long length, Advice advice) throws ErrorCodeException;

    /// `func() -> result<_, error-code>`
    @WitFunction("[method]descriptor.sync-data")
    void syncData() throws ErrorCodeException;

    /// `func() -> result<descriptor-flags, error-code>`
    @WitFunction("[method]descriptor.get-flags")
    Set<DescriptorFlags> getFlags() throws ErrorCodeException;

    /// `func() -> result<descriptor-type, error-code>`
    @WitFunction("[method]descriptor.get-type")
    DescriptorType getType() throws ErrorCodeException;

    /// `func(size: filesize) -> result<_, error-code>`
    @WitFunction("[method]descriptor.set-size")
    void setSize(long size) throws ErrorCodeException;

    /// `func(data-access-timestamp: new-timestamp, data-modification-timestamp: new-timestamp) -> result<_,
    /// error-code>`
    @WitFunction("[method]descriptor.set-times")
    void setTimes(NewTimestamp dataAccessTimestamp, NewTimestamp dataModificationTimestamp) throws ErrorCodeException;

    /// `func(length: filesize, offset: filesize) -> result<tuple<list<u8>, bool>, error-code>`
    @WitFunction("[method]descriptor.read")
    Tuple.Of2<byte[], Boolean> read(long length, long offset) throws ErrorCodeException;

    /// `func(buffer: list<u8>, offset: filesize) -> result<filesize, error-code>`
    @WitFunction("[method]descriptor.write")
    long write(byte[] buffer, long offset) throws ErrorCodeException;

    /// `func() -> result<directory-entry-stream, error-code>`
    @WitFunction("[method]descriptor.read-directory")
    DirectoryEntryStream readDirectory() throws ErrorCodeException;

    /// `func() -> result<_, error-code>`
    @WitFunction("[method]descriptor.sync")
    void sync() throws ErrorCodeException;

    /// `func(path: string) -> result<_, error-code>`
    @WitFunction("[method]descriptor.create-directory-at")
    void createDirectoryAt(String path) throws ErrorCodeException;

    /// `func() -> result<descriptor-stat, error-code>`
    @WitFunction("[method]descriptor.stat")
    DescriptorStat stat() throws ErrorCodeException;

    /// `func(path-flags: path-flags, path: string) -> result<descriptor-stat, error-code>`
    @WitFunction("[method]descriptor.stat-at")
    DescriptorStat statAt(Set<PathFlags> pathFlags, String path) throws ErrorCodeException;

    /// `func(path-flags: path-flags, path: string, data-access-timestamp: new-timestamp,
    /// data-modification-timestamp: new-timestamp) -> result<_, error-code>`
    @WitFunction("[method]descriptor.set-times-at")
    void setTimesAt(
            Set<PathFlags> pathFlags,
            String path,
            NewTimestamp dataAccessTimestamp,
            NewTimestamp dataModificationTimestamp)
            throws ErrorCodeException;

    /// `func(old-path-flags: path-flags, old-path: string, new-descriptor: borrow<descriptor>, new-path:
    /// string) -> result<_, error-code>`
    @WitFunction("[method]descriptor.link-at")
    void linkAt(Set<PathFlags> oldPathFlags, String oldPath, Descriptor newDescriptor, String newPath)
            throws ErrorCodeException;

    /// `func(path-flags: path-flags, path: string, open-flags: open-flags, flags: descriptor-flags) ->
    /// result<descriptor, error-code>`
    @WitFunction("[method]descriptor.open-at")
    Descriptor openAt(Set<PathFlags> pathFlags, String path, Set<OpenFlags> openFlags, Set<DescriptorFlags> flags)
            throws ErrorCodeException;

    /// `func(path: string) -> result<string, error-code>`
    @WitFunction("[method]descriptor.readlink-at")
    String readlinkAt(String path) throws ErrorCodeException;

    /// `func(path: string) -> result<_, error-code>`
    @WitFunction("[method]descriptor.remove-directory-at")
    void removeDirectoryAt(String path) throws ErrorCodeException;

    /// `func(old-path: string, new-descriptor: borrow<descriptor>, new-path: string) -> result<_,
    /// error-code>`
    @WitFunction("[method]descriptor.rename-at")
    void renameAt(String oldPath, Descriptor newDescriptor, String newPath) throws ErrorCodeException;

    /// `func(old-path: string, new-path: string) -> result<_, error-code>`
    @WitFunction("[method]descriptor.symlink-at")
    void symlinkAt(String oldPath, String newPath) throws ErrorCodeException;

    /// `func(path: string) -> result<_, error-code>`
    @WitFunction("[method]descriptor.unlink-file-at")
    void unlinkFileAt(String path) throws ErrorCodeException;

    /// `func(other: borrow<descriptor>) -> bool`
    @WitFunction("[method]descriptor.is-same-object")
    boolean isSameObject(Descriptor other);

    /// `func() -> result<metadata-hash-value, error-code>`
    @WitFunction("[method]descriptor.metadata-hash")
    MetadataHashValue metadataHash() throws ErrorCodeException;

    /// `func(path-flags: path-flags, path: string) -> result<metadata-hash-value, error-code>`
    @WitFunction("[method]descriptor.metadata-hash-at")
    MetadataHashValue metadataHashAt(Set<PathFlags> pathFlags, String path) throws ErrorCodeException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
