package dev.ashlar.wasi.preview2;

import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.insecure.Insecure;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.insecureseed.InsecureSeed;
import dev.ashlar.wasi.bindings.wasi.random.v0_2.random.Random;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.Traps;
import java.nio.ByteBuffer;

/** {@code wasi:random}; what may be insecure is as good as the rest. */
final class RandomHost implements Random, Insecure, InsecureSeed {
    private final Context context;

    RandomHost(Context context) {
        this.context = context;
    }

    @Override
    public byte[] getRandomBytes(long len) {
        int limit = context.grants().limits().randomBytes();
        if (Long.compareUnsigned(len, limit) > 0) {
            throw Traps.limit("random bytes", len, limit);
        }
        byte[] bytes = new byte[(int) len];
        if (!context.random().fill(bytes, HostBinding.currentCall()::checkpoint)) {
            throw Traps.notGranted("a source of random numbers");
        }
        return bytes;
    }

    @Override
    public long getRandomU64() {
        return ByteBuffer.wrap(getRandomBytes(Long.BYTES)).getLong();
    }

    @Override
    public byte[] getInsecureRandomBytes(long len) {
        return getRandomBytes(len);
    }

    @Override
    public long getInsecureRandomU64() {
        return getRandomU64();
    }

    @Override
    public Tuple.Of2<Long, Long> insecureSeed() {
        return new Tuple.Of2<>(getRandomU64(), getRandomU64());
    }
}
