package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.engine.runtime.LinearMemory;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The memory of a closed store serves the next instance, which finds nothing of what was in it. */
class RecycledMemoryTest {
    private static final int PAGE = Memory.PAGE_SIZE;
    private static final int INITIAL = 3 * PAGE;
    private static final int MAXIMUM = 9 * PAGE;
    private static final GlobalType PLACE = new GlobalType(NumberType.I32, false);

    private final Engine engine = Engine.create(config());
    private final Module module = engine.compile(GuestModules.read("recycled"));

    EngineConfig config() {
        return EngineConfig.DEFAULT;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Instance instantiate(Store store, int place) {
        return engine.newLinker()
                .define("host", "place", store.newGlobal(PLACE, place))
                .instantiate(store, module);
    }

    private static byte[] bytes(Instance instance) {
        return ((LinearMemory) instance.memory("main")).bytes;
    }

    private static byte[] initialMain() {
        byte[] image = new byte[INITIAL];
        write(image, 8, "the beginning");
        write(image, 70_000, "in the middle");
        write(image, 70_010, "overlapping it");
        write(image, 196_600, "the end!");
        return image;
    }

    private static byte[] initialOther(int place) {
        byte[] image = new byte[PAGE];
        write(image, place, "somewhere");
        return image;
    }

    private static void write(byte[] image, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, image, at, bytes.length);
    }

    private static byte[] contents(Instance instance, String memory) {
        Memory found = instance.memory(memory);
        return found.read(0, (int) found.size());
    }

    private static void assertFresh(Instance instance, int place) {
        assertThat(contents(instance, "main")).isEqualTo(initialMain());
        assertThat(contents(instance, "other")).isEqualTo(initialOther(place));
    }

    @Test
    void theNextInstanceSeesTheInitialContentsWhateverWasWritten() {
        long seed = Long.getLong("ashlar.test.seed", 20_261_121);
        int rounds = Integer.getInteger("ashlar.test.rounds", 2_000);
        Random random = new Random(seed);
        Map<byte[], Integer> uses = new IdentityHashMap<>();
        for (int round = 0; round < rounds; round++) {
            int place = random.nextInt(PAGE - 9);
            try (Store store = engine.newStore()) {
                Instance instance = instantiate(store, place);
                assertFresh(instance, place);
                uses.merge(bytes(instance), 1, Integer::sum);
                soil(instance, random);
                uses.putIfAbsent(bytes(instance), 0);
            }
        }
        assertThat(uses.values().stream().mapToInt(n -> n).max().orElse(0)).isGreaterThan(rounds / 10);
        // arrays that memories grew into are used again, too: otherwise there would be one per growth
        assertThat(uses).hasSizeLessThan(rounds / 4);
    }

    private static void soil(Instance instance, Random random) {
        for (int i = random.nextInt(12); i >= 0; i--) {
            try {
                soilOnce(instance, random);
            } catch (Trap expected) {
                assertThat(expected.code()).isEqualTo(TrapCode.MEMORY_OUT_OF_BOUNDS);
            }
        }
    }

    private static void soilOnce(Instance instance, Random random) {
        Memory memory = instance.memory("main");
        int at = random.nextInt((int) memory.size() + 8);
        int to = random.nextInt((int) memory.size());
        int length = random.nextInt(random.nextBoolean() ? 64 : (int) memory.size());
        switch (random.nextInt(13)) {
            case 0 -> instance.function("store").call(at, random.nextLong());
            case 1 -> instance.function("store8").call(at, random.nextLong());
            case 2 -> instance.function("vector").call(at, random.nextLong());
            case 3 -> instance.function("store_other").call(random.nextInt(PAGE), random.nextLong());
            case 4, 5 -> instance.function("fill").call(at, random.nextInt(), length);
            case 6, 7 -> instance.function("copy").call(to, at, length);
            case 8 -> instance.function("init").call(at, 0, random.nextInt(18));
            case 9 -> instance.function("drop").call();
            case 10 -> grow(instance, random);
            case 11 -> memory.write(to, new byte[] {(byte) (1 + random.nextInt(255))});
            default -> {
                if (random.nextInt(20) == 0) {
                    instance.function("flood").call(random.nextLong());
                }
            }
        }
    }

    /** What a memory grows by is zero, and what it held stays. */
    private static void grow(Instance instance, Random random) {
        byte[] before = contents(instance, "main");
        int delta = random.nextInt(3);
        Object[] old = instance.function("grow").call(delta);
        boolean fits = before.length + delta * PAGE <= MAXIMUM;
        assertThat(old).containsExactly(fits ? before.length / PAGE : -1);
        if (fits) {
            assertThat(contents(instance, "main")).isEqualTo(Arrays.copyOf(before, before.length + delta * PAGE));
        }
    }

    @Test
    void manyInstancesAtOnceDoNotMeet() throws Exception {
        byte[] initial = initialMain();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(1, 33)
                    .mapToObj(own -> threads.submit(() -> {
                        for (int round = 0; round < 40; round++) {
                            try (Store store = engine.newStore()) {
                                Instance instance = instantiate(store, own);
                                assertThat(Arrays.equals(contents(instance, "main"), initial))
                                        .isTrue();
                                instance.function("grow").call(round % 3);
                                int size = (int) instance.memory("main").size();
                                instance.function("fill").call(0, own, size);
                                Thread.yield();
                                for (byte found : contents(instance, "main")) {
                                    if (found != own) {
                                        throw new AssertionError(found + " in the memory of " + own);
                                    }
                                }
                            }
                        }
                        return own;
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }

    /** Under pressure the JVM may take the pool away at any moment, so not each try counts. */
    @Test
    void aGrownMemoryLeavesTwoArrays() {
        try (Store store = engine.newStore()) {
            instantiate(store, 0);
        }
        assertThat(IntStream.range(0, 10).anyMatch(attempt -> growsIntoArraysOfAnother()))
                .isTrue();
    }

    private boolean growsIntoArraysOfAnother() {
        byte[] first;
        byte[] second;
        try (Store store = engine.newStore()) {
            Instance instance = instantiate(store, 0);
            first = bytes(instance);
            instance.function("grow").call(2);
            second = bytes(instance);
            instance.function("fill").call(0, 255, second.length);
        }
        try (Store store = engine.newStore()) {
            Instance instance = instantiate(store, 0);
            boolean again = bytes(instance) == first;
            assertFresh(instance, 0);
            instance.function("grow").call(2);
            again &= bytes(instance) == second;
            assertThat(contents(instance, "main")).isEqualTo(Arrays.copyOf(initialMain(), 5 * PAGE));
            return again;
        }
    }

    @Test
    void aModuleThatNobodyHasLeavesNothing() {
        WeakReference<byte[]> left = memoryOfAnotherModule();
        for (int i = 0; i < 100 && left.get() != null; i++) {
            System.gc();
            try (Store store = engine.newStore()) {
                var ignored = instantiate(store, 0); // whose memory comes to the pool
            }
        }
        assertThat(left.get()).isNull();
    }

    private WeakReference<byte[]> memoryOfAnotherModule() {
        Module another = engine.compile(GuestModules.read("recycled"));
        try (Store store = engine.newStore()) {
            return new WeakReference<>(bytes(engine.newLinker()
                    .define("host", "place", store.newGlobal(PLACE, 0))
                    .instantiate(store, another)));
        }
    }

    @Test
    void aFailedInstantiationTeachesNothing() {
        try (Store store = engine.newStore()) {
            assertThatThrownBy(() -> instantiate(store, PAGE)).isInstanceOf(Trap.class);
        }
        for (int i = 0; i < 3; i++) {
            try (Store store = engine.newStore()) {
                assertFresh(instantiate(store, 77), 77);
            }
        }
    }

    @Test
    void theMemoryOfAClosedStoreIsGone() {
        Memory memory;
        try (Store store = engine.newStore()) {
            memory = instantiate(store, 0).memory("main");
        }
        assertThatThrownBy(() -> memory.readByte(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store of this memory is closed");
        assertThatThrownBy(() -> memory.write(0, new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThat(memory.grow(1)).isEqualTo(-1);
        assertThat(memory.size()).isZero();
    }

    @Test
    void recyclingCanBeTurnedOff() {
        try (Engine without = Engine.create(config().withRecycledMemoryBytes(0))) {
            Module own = without.compile(GuestModules.read("recycled"));
            Map<byte[], Integer> seen = new IdentityHashMap<>();
            for (int i = 0; i < 5; i++) {
                try (Store store = without.newStore()) {
                    Instance instance = without.newLinker()
                            .define("host", "place", store.newGlobal(PLACE, 5))
                            .instantiate(store, own);
                    assertFresh(instance, 5);
                    seen.put(bytes(instance), i);
                }
            }
            assertThat(seen).hasSize(5);
        }
    }
}
