// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.io.v0_2.streams;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;

/// WIT's resource `input-stream`.
@WitResource(in = "wasi:io/streams@0.2.12", name = "input-stream")
public interface InputStream extends AutoCloseable {
    /// `func(len: u64) -> result<list<u8>, stream-error>`
    @WitFunction("[method]input-stream.read")
    byte[] read(long len) throws StreamErrorException;

    /// `func(len: u64) -> result<list<u8>, stream-error>`
    @WitFunction("[method]input-stream.blocking-read")
    byte[] blockingRead(long len) throws StreamErrorException;

    /// `func(len: u64) -> result<u64, stream-error>`
    @WitFunction("[method]input-stream.skip")
    long skip(long len) throws StreamErrorException;

    /// `func(len: u64) -> result<u64, stream-error>`
    @WitFunction("[method]input-stream.blocking-skip")
    long blockingSkip(long len) throws StreamErrorException;

    /// `func() -> pollable`
    @WitFunction("[method]input-stream.subscribe")
    Pollable subscribe();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
