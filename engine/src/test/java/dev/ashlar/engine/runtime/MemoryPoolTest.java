package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryPoolTest {
    private static final int SIZE = 65_536;

    private final MemoryPool pool = new MemoryPool(4 * SIZE, false);

    private static MemorySpace space(int size) {
        return MemorySpace.of(size, false);
    }

    @Test
    void givesBackWhatWasGivenLast() {
        MemoryPool.Shelf shelf = new MemoryPool.Shelf();
        MemorySpace first = space(SIZE);
        MemorySpace second = space(SIZE);
        pool.give(shelf, first);
        pool.give(shelf, second);
        assertThat(pool.take(shelf, 2 * SIZE)).isNull();
        assertThat(pool.take(new MemoryPool.Shelf(), SIZE)).isNull();
        assertThat(pool.take(shelf, SIZE)).isSameAs(second);
        assertThat(pool.take(shelf, SIZE)).isSameAs(first);
        assertThat(pool.take(shelf, SIZE)).isNull();
        assertThat(pool.held()).isZero();
    }

    @Test
    void letsGoOfWhatNobodyUsedForLongest() {
        MemoryPool.Shelf idle = new MemoryPool.Shelf();
        MemoryPool.Shelf busy = new MemoryPool.Shelf();
        for (int i = 0; i < 3; i++) {
            pool.give(idle, space(SIZE));
        }
        pool.give(busy, space(2 * SIZE));
        assertThat(pool.held()).isEqualTo(4 * SIZE);
        pool.give(busy, space(2 * SIZE));
        assertThat(pool.held()).isEqualTo(4 * SIZE);
        assertThat(pool.take(idle, SIZE)).isNull();
        assertThat(pool.take(busy, 2 * SIZE)).isNotNull();
        assertThat(pool.take(busy, 2 * SIZE)).isNotNull();
    }

    @Test
    void keepsFourSizesOfAMemory() {
        MemoryPool.Shelf shelf = new MemoryPool.Shelf();
        MemoryPool large = new MemoryPool(1_000L * SIZE, false);
        large.give(shelf, space(SIZE));
        large.give(shelf, space(SIZE));
        for (int pages = 2; pages < 100; pages++) {
            large.give(shelf, space(pages * SIZE));
        }
        assertThat(large.held()).isLessThanOrEqualTo((2 + 3 * 99) * (long) SIZE);
        assertThat(large.take(shelf, SIZE)).isNotNull();
        assertThat(large.take(shelf, 99 * SIZE)).isNotNull();
        large.clear();
        assertThat(large.held()).isZero();
        assertThat(large.take(shelf, SIZE)).isNull();
    }

    @Test
    void wantsWhatFits() {
        assertThat(pool.wants(4 * SIZE)).isTrue();
        assertThat(pool.wants(5 * SIZE)).isFalse();
        assertThat(pool.wants(0)).isFalse();
        assertThat(new MemoryPool(0, false).wants(SIZE)).isFalse();
    }

    @Test
    void imagesRestoreAnyMemory() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] original = new byte[SIZE];
            for (int i = random.nextInt(40); i > 0; i--) {
                int start = random.nextInt(SIZE);
                int end = Math.min(SIZE, start + random.nextInt(random.nextBoolean() ? 20 : 9_000));
                for (int at = start; at < end; at++) {
                    original[at] = (byte) random.nextInt(4);
                }
            }
            MemoryImage image = MemoryImage.of(original);
            byte[] written = new byte[SIZE];
            image.write(written);
            assertThat(written).isEqualTo(original);
            for (int size : new int[] {SIZE, 3 * SIZE}) {
                byte[] expected = java.util.Arrays.copyOf(original, size);
                MemorySpace soiled = space(size);
                random.nextBytes(soiled.bytes());
                assertThat(image.isIn(soiled)).isFalse();
                image.restore(soiled, true);
                assertThat(soiled.bytes()).isEqualTo(expected);
                assertThat(image.isIn(soiled)).isTrue();
            }
        }
    }

    @Test
    void marksSayWhatToRestore() {
        Random random = new Random(8);
        byte[] original = new byte[SIZE];
        random.nextBytes(original);
        MemoryImage image = MemoryImage.of(original);
        for (int round = 0; round < 300; round++) {
            MemorySpace space = MemorySpace.of(2 * SIZE, true);
            MemorySpace larger = MemorySpace.of(3 * SIZE, true);
            image.write(space.bytes());
            image.write(larger.bytes());
            for (int i = random.nextInt(20); i > 0; i--) {
                int at = random.nextInt(2 * SIZE - 8);
                MemoryAccess.LONG.set(space.bytes(), at, random.nextLong());
                space.marks()[at >>> LinearMemory.BLOCK_BITS] = 1;
            }
            MemoryImage.copyMarked(space, larger);
            assertThat(larger.bytes()).isEqualTo(java.util.Arrays.copyOf(space.bytes(), 3 * SIZE));
            for (MemorySpace soiled : new MemorySpace[] {space, larger}) {
                image.restore(soiled, true);
                assertThat(image.isIn(soiled)).isTrue();
                assertThat(soiled.marks()).containsOnly(0);
            }
        }
    }
}
