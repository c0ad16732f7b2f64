package dev.ashlar.wasi.preview1;

import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.wasi.Wasi;
import dev.ashlar.wasi.context.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** The guest of one call: its memory, which every access checks, and what it has open. Numbers are unsigned. */
final class Guest {
    private static final int LONGEST_PATH = 4096;
    private static final TrapCode NO_MEMORY = new TrapCode("wasi-misuse", "interface misused");

    private final CallContext call;
    private final Context context;
    private final Memory memory;

    private Guest(CallContext call, Context context, Memory memory) {
        this.call = call;
        this.context = context;
        this.memory = memory;
    }

    static Guest of(CallContext call) {
        Context context = (Context) call.store().data(Wasi.class).wasi();
        return new Guest(call, context, memoryOf(call));
    }

    /** The guest of a call that has the context to itself until {@link #unlock}. */
    static Guest locked(CallContext call) {
        Guest guest = of(call);
        lock(call, guest.context);
        return guest;
    }

    private static void lock(CallContext call, Context context) {
        if (!context.lock().tryLock()) {
            call.checkpoint();
            context.lock().lock();
        }
    }

    private static Memory memoryOf(CallContext call) {
        Instance caller = call.caller()
                .orElseThrow(() -> new IllegalStateException("functions of WASI 0.1 are for guests, not for the host"));
        Extern export = caller.export("memory").orElse(null);
        if (export instanceof Memory memory) {
            return memory;
        }
        throw new Trap(
                NO_MEMORY,
                "WASI 0.1 needs a guest that exports its memory under the name \"memory\"; this one does not");
    }

    Context context() {
        return context;
    }

    Descriptors descriptors() {
        return Descriptors.of(context);
    }

    /** Others that have the same context may use it meanwhile. */
    <T> T blocking(Callable<T> action) throws Exception {
        if (!context.lock().isHeldByCurrentThread()) {
            return call.blocking(action);
        }
        unlock();
        try {
            return call.blocking(action);
        } finally {
            lock(call, context);
        }
    }

    void unlock() {
        context.lock().unlock();
    }

    /** Between the parts of what takes long. */
    void checkpoint() {
        call.checkpoint();
    }

    int u8(int address) {
        return Byte.toUnsignedInt(memory.readByte(Integer.toUnsignedLong(address)));
    }

    int u16(int address) {
        return u8(address) | u8(address + 1) << 8;
    }

    int u32(int address) {
        return memory.readInt(Integer.toUnsignedLong(address));
    }

    long u64(int address) {
        return memory.readLong(Integer.toUnsignedLong(address));
    }

    void putU8(int address, int value) {
        memory.writeByte(Integer.toUnsignedLong(address), (byte) value);
    }

    void putU16(int address, int value) {
        putU8(address, value);
        putU8(address + 1, value >> 8);
    }

    void putU32(int address, int value) {
        memory.writeInt(Integer.toUnsignedLong(address), value);
    }

    void putU64(int address, long value) {
        memory.writeLong(Integer.toUnsignedLong(address), value);
    }

    byte[] bytes(int address, int length) {
        require(address, length);
        return memory.read(Integer.toUnsignedLong(address), length);
    }

    void put(int address, byte[] source, int length) {
        memory.write(Integer.toUnsignedLong(address), source, 0, length);
    }

    void zero(int address, int length) {
        put(address, new byte[length], length);
    }

    /** Fails when the range is not in memory; asked before anything is allocated or done. */
    void require(int address, int length) {
        if (Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length) > memory.size() || length < 0) {
            throw new ErrnoException(Errno.FAULT);
        }
    }

    /** A path or a name in UTF-8. */
    String text(int address, int length) {
        require(address, length);
        if (length > LONGEST_PATH) {
            throw new ErrnoException(Errno.NAMETOOLONG);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(address, length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ErrnoException(Errno.ILSEQ);
        }
    }
}
