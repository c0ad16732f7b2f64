package dev.ashlar.fuzz.abi;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes a lowered value wrong, or what realloc returns. */
final class Damage {
    private final RandomGenerator random;
    private boolean poisonedRealloc;

    Damage(RandomGenerator random) {
        this.random = random;
    }

    void reset() {
        poisonedRealloc = false;
    }

    boolean hasPoisonedRealloc() {
        return poisonedRealloc;
    }

    /** Changes one of the first core values, or the memory of the source, or the target's realloc. */
    List<Object> apply(List<Object> core, int changeable, Side source, Side target) {
        List<Object> changed = new ArrayList<>(core);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                if (changeable > 0) {
                    int index = random.nextInt(changeable);
                    changed.set(index, change(core.get(index)));
                }
            }
            case 2 -> {
                poisonedRealloc = true;
                int call = random.nextInt(4) + target.modelArena.calls();
                int address = badAddress();
                target.modelArena.lieAt(call, address);
                target.arena.lieAt(call, address);
            }
            default -> memory(source);
        }
        return changed;
    }

    private Object change(Object value) {
        return switch (value) {
            case Integer i -> random.nextInt(3) == 0 ? i + random.nextInt(-4, 5) : pointer();
            case Long l -> random.nextInt(3) == 0 ? l + random.nextInt(-4, 5) : random.nextLong();
            default -> value;
        };
    }

    /** Something where a pointer, a length, a discriminant or a character is expected. */
    int pointer() {
        return switch (random.nextInt(9)) {
            case 0 -> random.nextInt(Side.SIZE);
            case 1 -> Side.SIZE - random.nextInt(64);
            case 2 -> -random.nextInt(64);
            case 3 -> 1 << random.nextInt(32);
            case 4 -> 0xD800 + random.nextInt(0x900);
            case 5 -> 0x110000 - random.nextInt(3);
            case 6 -> random.nextInt(300);
            case 7 -> Integer.MIN_VALUE | random.nextInt(100);
            default -> random.nextInt();
        };
    }

    private int badAddress() {
        return switch (random.nextInt(4)) {
            case 0 -> Side.SIZE + 1;
            case 1 -> -8;
            case 2 -> Integer.MAX_VALUE - 7;
            default -> Integer.MIN_VALUE;
        };
    }

    private void memory(Side side) {
        int used = side.modelArena.end();
        if (used <= Arena.START) {
            return;
        }
        int at = random.nextInt(Arena.START, used);
        if (random.nextBoolean()) {
            side.model[at] = (byte) random.nextInt();
        } else {
            int aligned = at & -4;
            int bits = pointer();
            for (int i = 0; i < 4; i++) {
                side.model[aligned + i] = (byte) (bits >> 8 * i);
            }
        }
        side.memory.write(at & -4, side.model, at & -4, 4);
    }
}
