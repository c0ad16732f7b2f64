package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.util.List;

/**
 * Where the locals of a split function lie between its methods: numbers in an array of longs, references in an array of
 * objects.
 */
final class FrameLayout {
    private final List<Kind> kinds;
    private final int[] places;
    private int numbers;
    private int references;

    FrameLayout(List<Kind> kinds) {
        this.kinds = kinds;
        this.places = new int[kinds.size()];
        for (int i = 0; i < places.length; i++) {
            if (kinds.get(i).isReference()) {
                places[i] = references++;
            } else {
                places[i] = numbers;
                numbers += kinds.get(i).flat();
            }
        }
    }

    List<Kind> kinds() {
        return kinds;
    }

    int numbers() {
        return numbers;
    }

    int references() {
        return references;
    }

    /** Of heap that a call takes; it counts as stack, so that recursion cannot fill the heap. */
    int bytes() {
        return 8 * (numbers + references);
    }

    /** Pushes a local; the arrays are in two JVM locals. */
    void load(CodeBuilder out, int local, int longs, int refs) {
        Kind kind = kinds.get(local);
        int place = places[local];
        if (kind.isReference()) {
            out.aload(refs).loadConstant(place).aaload();
            if (kind.needsCast()) {
                out.checkcast(kind.carrier());
            }
            return;
        }
        for (int half = 0; half < kind.flat(); half++) {
            out.aload(longs).loadConstant(place + half).laload();
        }
        Emit.fromBits(out, kind);
    }

    /** Stores into a local from a JVM local of its kind. */
    void store(CodeBuilder out, int local, int slot, int longs, int refs) {
        Kind kind = kinds.get(local);
        int place = places[local];
        if (kind.isReference()) {
            out.aload(refs).loadConstant(place).aload(slot).aastore();
            return;
        }
        for (int half = 0; half < kind.flat(); half++) {
            out.aload(longs).loadConstant(place + half);
            out.loadLocal(kind.typeKind(), slot + 2 * half);
            Emit.toBits(out, kind);
            out.lastore();
        }
    }
}
