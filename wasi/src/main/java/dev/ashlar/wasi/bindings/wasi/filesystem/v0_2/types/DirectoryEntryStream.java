// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.Optional;

/// WIT's resource `directory-entry-stream`.
@WitResource(in = "wasi:filesystem/types@0.2.12", name = "directory-entry-stream")
public interface DirectoryEntryStream extends AutoCloseable {
    /// `func() -> result<option<directory-entry>, error-code>`
    @WitFunction("[method]directory-entry-stream.read-directory-entry")
    Optional<DirectoryEntry> readDirectoryEntry() throws ErrorCodeException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
