package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shared memories, by one thread: what they hold, where they come from, whom they are charged to and when they end. */
class SharedMemoryTest {
    private static final MemoryType TYPE = new MemoryType(Limits.between(1, 100), true, IndexType.I32);
    private static final long PAGE = Memory.PAGE_SIZE;

    private final Engine engine = Engine.create();
    private final Module threads = engine.compile(GuestModules.read("threads"));
    private final Module owner = engine.compile(GuestModules.read("shared"));

    @AfterEach
    void close() {
        engine.close();
    }

    private Instance instantiate(Store store, Memory memory) {
        return engine.newLinker()
                .define("host", "memory", memory)
                .function("host", "pause", FunctionType.accepting(), (context, arguments) -> new Object[0])
                .instantiate(store, threads);
    }

    private static Object call(Instance instance, String function, Object... arguments) {
        Object[] results = instance.function(function).call(arguments);
        return results.length == 0 ? "nothing" : results[0];
    }

    private static TrapCode trapOf(Instance instance, String function, Object... arguments) {
        return catchThrowableOfType(Trap.class, () -> call(instance, function, arguments))
                .code();
    }

    private static String text(Memory memory, long at, int length) {
        return new String(memory.read(at, length), StandardCharsets.US_ASCII);
    }

    @Test
    void storesOfOneEngineHaveTheSameBytes() {
        try (SharedMemory memory = engine.newSharedMemory(TYPE);
                Store first = engine.newStore();
                Store second = engine.newStore()) {
            Instance one = instantiate(first, memory);
            Instance other = instantiate(second, memory);
            call(one, "store", 100, 0x01020304);
            assertThat(call(other, "load", 100)).isEqualTo(0x01020304);
            assertThat(memory.readInt(100)).isEqualTo(0x01020304);
            assertThat(call(one, "grow", 3)).isEqualTo(1);
            assertThat(call(other, "size")).isEqualTo(4);
            call(other, "store", (int) (4 * PAGE) - 4, 7);
            assertThat(memory.readInt(4 * PAGE - 4)).isEqualTo(7);
            memory.writeLong(8, -2);
            assertThat(call(one, "load", 12)).isEqualTo(-1);
        }
    }

    @Test
    void hasPlainAccessesOfAllKinds() {
        try (SharedMemory memory = engine.newSharedMemory(TYPE);
                Store store = engine.newStore()) {
            Instance instance = instantiate(store, memory);
            call(instance, "init", 3, 0, 6);
            assertThat(text(memory, 3, 6)).isEqualTo("atomic");
            call(instance, "copy", 5, 3, 6);
            assertThat(text(memory, 3, 8)).isEqualTo("atatomic");
            call(instance, "copy", 3, 5, 6);
            assertThat(text(memory, 3, 8)).isEqualTo("atomicic");
            call(instance, "fill", 4, (int) 'x', 3);
            assertThat(text(memory, 3, 8)).isEqualTo("axxxicic");
            assertThat(call(instance, "floats", 40)).isEqualTo(3.75);
            memory.writeInt(64, 5);
            memory.writeInt(68, 10);
            memory.writeInt(80, 30);
            call(instance, "vector", 128, 64);
            assertThat(memory.readInt(132)).isEqualTo(15);
            assertThat(memory.readInt(144)).isEqualTo(35);
        }
    }

    @Test
    void whatIsOutsideTraps() {
        try (SharedMemory memory = engine.newSharedMemory(TYPE);
                Store store = engine.newStore()) {
            Instance instance = instantiate(store, memory);
            int end = (int) PAGE;
            for (int at : new int[] {end - 3, end, end + 100_000, Integer.MIN_VALUE, -1}) {
                Trap trap = catchThrowableOfType(Trap.class, () -> call(instance, "load", at));
                assertThat(trap.code()).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
                assertThat(trap.detail())
                        .isEqualTo("address %d in a memory of %d bytes".formatted(at & 0xFFFF_FFFFL, PAGE));
            }
            assertThat(trapOf(instance, "load_far", 4)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "load_far", -1)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "load_atomic", end)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "load_atomic", 2)).isEqualTo(TrapCode.UNALIGNED_ATOMIC);
            assertThat(trapOf(instance, "swap_bytes", 1, 0)).isEqualTo(TrapCode.UNALIGNED_ATOMIC);
            assertThat(trapOf(instance, "fill", end - 2, 0, 3)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "copy", 0, end - 2, 3)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "copy", -1, 0, 1)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "init", 0, 4, 3)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "init", end - 2, 0, 3)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "wait32", end, 0, 0L)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "wait64", 4, 0L, 0L)).isEqualTo(TrapCode.UNALIGNED_ATOMIC);
            assertThat(trapOf(instance, "notify", end, 0)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThatThrownBy(() -> memory.readInt(PAGE - 3)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> memory.write(PAGE - 3, new byte[4])).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> memory.readByte(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> memory.notifyWaiters(PAGE - 3, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void narrowExchangesLeaveTheirNeighboursAlone() {
        try (SharedMemory memory = engine.newSharedMemory(TYPE);
                Store store = engine.newStore()) {
            Instance instance = instantiate(store, memory);
            memory.writeLong(0, 0x1122334455667788L);
            assertThat(call(instance, "swap_bytes", 2, 0xABCD1234)).isEqualTo(0x5566);
            assertThat(memory.readLong(0)).isEqualTo(0x1122334412347788L);
            assertThat(call(instance, "exchange_narrow", 0, 0xFFFF_FFFF_1234_7788L, 0L))
                    .isEqualTo(0x12347788L);
            assertThat(memory.readLong(0)).isEqualTo(0x1122334412347788L);
            assertThat(call(instance, "exchange_narrow", 0, 0x1234_7788L, -1L)).isEqualTo(0x12347788L);
            assertThat(memory.readLong(0)).isEqualTo(0x11223344FFFFFFFFL);
        }
    }

    @Test
    void modulesDefineAndExportThem() {
        Store first = engine.newStore();
        Instance instance = engine.newLinker().instantiate(first, owner);
        SharedMemory memory = (SharedMemory) instance.memory("shared");
        Memory plain = instance.memory("plain");
        assertThat(memory.type()).isEqualTo(new MemoryType(Limits.between(1, 3), true, IndexType.I32));
        assertThat(text(memory, 8, 6)).isEqualTo("shared");
        assertThat(text(plain, 8, 6)).isEqualTo("plain!");
        call(instance, "to_plain", 100, 8, 6);
        assertThat(text(plain, 100, 6)).isEqualTo("shared");
        call(instance, "to_shared", 200, 8, 6);
        assertThat(text(memory, 200, 6)).isEqualTo("plain!");
        call(instance, "fill", 200, (int) 'z', 3);
        assertThat(text(memory, 200, 6)).isEqualTo("zzzin!");
        assertThat(trapOf(instance, "to_plain", 100, (int) PAGE - 1, 2)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
        assertThat(trapOf(instance, "to_shared", (int) PAGE - 1, 0, 2)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
        call(instance, "store", 16, -3L);
        assertThat(call(instance, "load", 16)).isEqualTo(-3);
        assertThat(call(instance, "load8", 15)).isEqualTo(-3);
        assertThat(call(instance, "load_vector", 8)).isEqualTo(-3L);
        call(instance, "fence");
        assertThat(call(instance, "grow", 2)).isEqualTo(1);
        assertThat(call(instance, "grow", 1)).isEqualTo(-1);
        assertThat(call(instance, "size")).isEqualTo(3);
        assertThat(memory.pages()).isEqualTo(3);
        first.close();
        assertThatThrownBy(() -> memory.readInt(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void atomicsWorkInMemoriesOfTheirOwn() {
        try (Store store = engine.newStore()) {
            Instance instance = engine.newLinker().instantiate(store, owner);
            Memory plain = instance.memory("plain");
            plain.writeInt(8, 40);
            assertThat(call(instance, "plain_add", 4, 2)).isEqualTo(40);
            assertThat(plain.readInt(8)).isEqualTo(42);
            assertThat(call(instance, "plain_sub8", 8, 43L)).isEqualTo(42L);
            assertThat(plain.readInt(8)).isEqualTo(255);
            assertThat(call(instance, "plain_exchange", 8, 1L, 2L)).isEqualTo(plain.readLong(8));
            assertThat(call(instance, "plain_exchange", 8, plain.readLong(8), 2L))
                    .isNotEqualTo(2L);
            assertThat(plain.readLong(8)).isEqualTo(2);
            assertThat(call(instance, "plain_load", 8)).isEqualTo(2);
            assertThat(call(instance, "plain_notify", 8)).isEqualTo(0);
            assertThat(trapOf(instance, "plain_wait", 8)).isEqualTo(TrapCode.EXPECTED_SHARED_MEMORY);
            assertThat(trapOf(instance, "plain_load", 9)).isEqualTo(TrapCode.UNALIGNED_ATOMIC);
            assertThat(trapOf(instance, "plain_load", (int) PAGE)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "plain_load", -2)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
    }

    @Test
    void hasAddressesOf64Bits() {
        try (Store store = engine.newStore()) {
            Instance instance = engine.newLinker().instantiate(store, engine.compile(GuestModules.read("shared64")));
            Memory memory = instance.memory("shared");
            Memory plain = instance.memory("plain");
            assertThat(memory).isInstanceOf(SharedMemory.class);
            assertThat(memory.type()).isEqualTo(new MemoryType(Limits.between(1, 3), true, IndexType.I64));
            memory.writeInt(104, 40);
            assertThat(call(instance, "add", 100L, 2)).isEqualTo(40);
            assertThat(memory.readInt(104)).isEqualTo(42);
            assertThat(call(instance, "sub8", 104L, 43L)).isEqualTo(42L);
            assertThat(call(instance, "exchange", 104L, 255L, 7L)).isEqualTo(255L);
            assertThat(call(instance, "load", 96L)).isEqualTo(7L);
            call(instance, "store", 112L, 2.5);
            assertThat(memory.readLong(112)).isEqualTo(Double.doubleToLongBits(2.5));
            assertThat(call(instance, "wait", 104L, 8)).isEqualTo(1);
            assertThat(call(instance, "wait", 104L, 7)).isEqualTo(2);
            assertThat(call(instance, "notify", 104L)).isEqualTo(0);
            call(instance, "to_plain", 200L, 8L, 6L);
            assertThat(text(plain, 200, 6)).isEqualTo("shared");
            call(instance, "fill", 8L, (int) 'y', 2L);
            assertThat(text(memory, 8, 6)).isEqualTo("yyared");
            assertThat(call(instance, "plain_add", 200L, 1L)).isEqualTo((long) ('s' | 'h' << 8));
            assertThat(call(instance, "plain_load", 200L)).isEqualTo(plain.readInt(200));
            assertThat(call(instance, "grow", 2L)).isEqualTo(1L);
            assertThat(call(instance, "grow", 1L)).isEqualTo(-1L);
            assertThat(call(instance, "grow", 1L << 60)).isEqualTo(-1L);
            assertThat(call(instance, "size")).isEqualTo(3L);
            for (long at : new long[] {3 * PAGE, 1L << 32, -8, Long.MIN_VALUE}) {
                assertThat(trapOf(instance, "load", at)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
                assertThat(trapOf(instance, "wait", at, 0)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
                assertThat(trapOf(instance, "plain_load", at)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
                assertThat(trapOf(instance, "fill", at, 0, 1L)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
                assertThat(trapOf(instance, "to_plain", 0L, at, 1L)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            }
            assertThat(trapOf(instance, "load_far", 8L)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "load_far", 16L)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            assertThat(trapOf(instance, "fill", 0L, 0, -1L)).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
        }
    }

    @Test
    void importsHaveToMatch() {
        try (Store store = engine.newStore();
                SharedMemory large =
                        engine.newSharedMemory(new MemoryType(Limits.between(1, 101), true, IndexType.I32))) {
            assertThatThrownBy(() -> instantiate(store, large)).isInstanceOf(LinkException.class);
            assertThatThrownBy(() -> instantiate(store, store.newMemory(new MemoryType(Limits.between(1, 100)))))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("shared");
            assertThatThrownBy(() -> engine.newSharedMemory(new MemoryType(Limits.between(1, 100))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> engine.newSharedMemory(new MemoryType(Limits.atLeast(1), true, IndexType.I32)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> large.store()).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void lastsUntilNobodyUsesIt() {
        Store first = engine.newStore();
        Store second = engine.newStore();
        SharedMemory memory = (SharedMemory) first.newMemory(TYPE);
        Instance other = instantiate(second, memory);
        call(other, "store", 0, 9);
        first.close();
        assertThat(call(other, "load", 0)).isEqualTo(9);
        assertThat(call(other, "grow", 1)).isEqualTo(1);
        second.close();
        assertThatThrownBy(() -> memory.readInt(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> instantiate(engine.newStore(), memory)).isInstanceOf(IllegalStateException.class);

        SharedMemory ofHost = engine.newSharedMemory(TYPE);
        Store third = engine.newStore();
        Instance instance = instantiate(third, ofHost);
        ofHost.close();
        call(instance, "store", 0, 10);
        assertThat(ofHost.readInt(0)).isEqualTo(10);
        third.close();
        assertThatThrownBy(() -> ofHost.readInt(0)).isInstanceOf(IllegalStateException.class);
        ofHost.close();
    }

    @Test
    void theStoreThatMadeItPaysAndThenItsTenant() {
        Tenant tenant = engine.newTenant("payer", ResourceLimits.UNLIMITED.withMemoryBytes(20 * PAGE));
        StoreConfig config = StoreConfig.DEFAULT
                .withTenant(tenant)
                .withLimits(ResourceLimits.STORE_DEFAULT.withMemoryBytes(4 * PAGE));
        Store first = engine.newStore(config);
        Store second = engine.newStore(config);
        SharedMemory memory = (SharedMemory) first.newMemory(TYPE);
        Instance one = instantiate(first, memory);
        Instance other = instantiate(second, memory);
        assertThat(call(other, "grow", 3)).isEqualTo(1);
        assertThat(call(other, "grow", 1)).isEqualTo(-1);
        assertThat(first.inUse().memoryBytes()).isEqualTo(4 * PAGE);
        assertThat(second.inUse().memoryBytes()).isZero();
        assertThat(tenant.inUse().memoryBytes()).isEqualTo(4 * PAGE);
        assertThat(call(one, "size")).isEqualTo(4);
        first.close();
        assertThat(tenant.inUse().memoryBytes()).isEqualTo(4 * PAGE);
        second.close();
        assertThat(tenant.inUse().memoryBytes()).isZero();
        SharedMemory ofHost = engine.newSharedMemory(TYPE, tenant);
        assertThat(ofHost.grow(19)).isEqualTo(1);
        assertThat(ofHost.grow(1)).isEqualTo(-1);
        assertThat(tenant.inUse().memoryBytes()).isEqualTo(20 * PAGE);
        assertThatThrownBy(() -> engine.newSharedMemory(TYPE, tenant)).isInstanceOf(ResourceLimitException.class);
        ofHost.close();
        assertThat(tenant.inUse().memoryBytes()).isZero();
    }

    @Test
    void aStoreMakesNotAnyNumber() {
        try (Store store = engine.newStore()) {
            for (int i = 0; i < 64; i++) {
                store.newMemory(TYPE);
            }
            assertThatThrownBy(() -> store.newMemory(TYPE))
                    .isInstanceOf(ResourceLimitException.class)
                    .hasMessageContaining("64 shared memories");
        }
    }

    /** A maximum of 4 GiB takes nothing but addresses; each is zeros, whoever had the room before. */
    @Test
    void beginsWithZerosAndTakesWhatIsUsed() {
        MemoryType most = new MemoryType(Limits.between(0, 65_536), true, IndexType.I32);
        for (int i = 0; i < 200; i++) {
            try (SharedMemory memory = engine.newSharedMemory(most)) {
                assertThat(memory.grow(40_000)).isZero();
                for (long at : new long[] {0, PAGE, 39_999 * PAGE}) {
                    assertThat(memory.readLong(at)).isZero();
                    memory.writeLong(at, -1);
                }
            }
        }
    }
}
