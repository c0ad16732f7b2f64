// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.io.v0_2.streams;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;

/// WIT's resource `output-stream`.
@WitResource(in = "wasi:io/streams@0.2.12", name = "output-stream")
public interface OutputStream extends AutoCloseable {
    /// `func() -> result<u64, stream-error>`
    @WitFunction("[method]output-stream.check-write")
    long checkWrite() throws StreamErrorException;

    /// `func(contents: list<u8>) -> result<_, stream-error>`
    @WitFunction("[method]output-stream.write")
    void write(byte[] contents) throws StreamErrorException;

    /// `func(contents: list<u8>) -> result<_, stream-error>`
    @WitFunction("[method]output-stream.blocking-write-and-flush")
    void blockingWriteAndFlush(byte[] contents) throws StreamErrorException;

    /// `func() -> result<_, stream-error>`
    @WitFunction("[method]output-stream.flush")
    void flush() throws StreamErrorException;

    /// `func() -> result<_, stream-error>`
    @WitFunction("[method]output-stream.blocking-flush")
    void blockingFlush() throws StreamErrorException;

    /// `func() -> pollable`
    @WitFunction("[method]output-stream.subscribe")
    Pollable subscribe();

    /// `func(len: u64) -> result<_, stream-error>`
    @WitFunction("[method]output-stream.write-zeroes")
    void writeZeroes(long len) throws StreamErrorException;

    /// `func(len: u64) -> result<_, stream-error>`
    @WitFunction("[method]output-stream.blocking-write-zeroes-and-flush")
    void blockingWriteZeroesAndFlush(long len) throws StreamErrorException;

    /// `func(src: borrow<input-stream>, len: u64) -> result<u64, stream-error>`
    @WitFunction("[method]output-stream.splice")
    long splice(InputStream src, long len) throws StreamErrorException;

    /// `func(src: borrow<input-stream>, len: u64) -> result<u64, stream-error>`
    @WitFunction("[method]output-stream.blocking-splice")
    long blockingSplice(InputStream src, long len) throws StreamErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
