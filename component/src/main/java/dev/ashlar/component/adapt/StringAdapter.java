package dev.ashlar.component.adapt;

import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.Transcoder;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.NumberType;

/** Writes one of the functions of {@link StringAdapters}. */
final class StringAdapter {
    /** How a string lies in memory, once the tag of its length is known. */
    private enum Units {
        UTF8(1, 1),
        UTF16(2, 2),
        LATIN1(1, 2);

        final int size;
        final int alignment;

        Units(int size, int alignment) {
            this.size = size;
            this.alignment = alignment;
        }
    }

    private static final int ADDRESS = 0;
    private static final int LENGTH = 1;
    private static final int TAG = Integer.MIN_VALUE;

    private final AdapterModule module;
    private final FunctionAssembler code;
    private final Flow flow;
    private final int target;
    private final int end;
    private final int rest;
    private final int moved;
    private final int size;

    StringAdapter(AdapterModule module, FunctionAssembler code, Flow flow) {
        this.module = module;
        this.code = code;
        this.flow = flow;
        this.target = code.local(NumberType.I32);
        this.end = code.local(NumberType.I32);
        this.rest = code.local(NumberType.I32);
        this.size = code.local(NumberType.I32);
        this.moved = code.local(NumberType.I64);
    }

    void write() {
        switch (flow.from().encoding()) {
            case UTF8 -> from(Units.UTF8);
            case UTF16 -> from(Units.UTF16);
            case LATIN1_UTF16 -> {
                code.get(LENGTH).i32(TAG).op(Op.I32_AND).ifTrue();
                code.get(LENGTH).i32(TAG).op(Op.I32_XOR).set(LENGTH);
                from(Units.UTF16);
                code.otherwise();
                from(Units.LATIN1);
                code.end();
            }
        }
        pack();
    }

    private void from(Units units) {
        code.get(LENGTH).i32((int) (Abi.MAX_VALUE_BYTES / units.size)).op(Op.I32_GT_U);
        module.trapIf(code, CanonicalTrap.STRING_TOO_LONG);
        module.checkAligned(code, ADDRESS, units.alignment, CanonicalTrap.UNALIGNED_POINTER);
        code.get(LENGTH).i32(units.size).op(Op.I32_MUL);
        module.checkInBounds(code, ADDRESS, module.memory(flow.from()), CanonicalTrap.STRING_OUT_OF_BOUNDS);
        code.get(LENGTH).set(rest);
        boolean tagged = flow.from().encoding() == StringEncoding.LATIN1_UTF16;
        switch (flow.to().encoding()) {
            case UTF8 -> toUtf8(units);
            case UTF16 -> toUtf16(units);
            case LATIN1_UTF16 -> {
                if (units == Units.LATIN1) {
                    copyLatin1();
                } else if (tagged) {
                    toProbablyUtf16();
                } else {
                    toLatin1OrUtf16(units);
                }
            }
        }
    }

    // ---- to UTF-8

    private void toUtf8(Units units) {
        allocate(1, () -> code.get(LENGTH));
        switch (units) {
            case UTF8 -> move(Transcoder.UTF8_TO_UTF8, units, Units.UTF8);
            case UTF16 -> {
                move(Transcoder.UTF16_TO_ASCII, units, Units.UTF8);
                goOnInUtf8(units, Transcoder.UTF16_TO_UTF8, 3);
            }
            case LATIN1 -> {
                move(Transcoder.LATIN1_TO_ASCII, units, Units.UTF8);
                goOnInUtf8(units, Transcoder.LATIN1_TO_UTF8, 2);
            }
        }
    }

    /** When a character is not ASCII: with room for the worst case, of which the rest is given back. */
    private void goOnInUtf8(Units units, Transcoder transcoder, int worst) {
        code.get(rest).ifTrue();
        code.get(LENGTH).i32(worst).op(Op.I32_MUL).set(size);
        reallocate(1, () -> code.get(LENGTH), () -> code.get(size));
        move(transcoder, units, Units.UTF8);
        code.get(end).get(target).op(Op.I32_SUB).set(LENGTH);
        code.get(size).get(LENGTH).op(Op.I32_GT_U).ifTrue();
        reallocate(1, () -> code.get(size), () -> code.get(LENGTH));
        code.end().end();
    }

    // ---- to UTF-16

    private void toUtf16(Units units) {
        code.get(LENGTH).i32(2).op(Op.I32_MUL).set(size);
        allocate(2, () -> code.get(size));
        switch (units) {
            case UTF8 -> {
                move(Transcoder.UTF8_TO_UTF16, units, Units.UTF16);
                shrinkToUtf16();
            }
            case UTF16 -> move(Transcoder.UTF16_TO_UTF16, units, Units.UTF16);
            case LATIN1 -> move(Transcoder.LATIN1_TO_UTF16, units, Units.UTF16);
        }
    }

    /** {@code size} bytes are allocated; leaves the length in units. */
    private void shrinkToUtf16() {
        code.get(end).get(target).op(Op.I32_SUB).set(LENGTH);
        code.get(LENGTH).get(size).op(Op.I32_LT_U).ifTrue();
        reallocate(2, () -> code.get(size), () -> code.get(LENGTH));
        code.end();
        code.get(LENGTH).i32(1).op(Op.I32_SHR_U).set(LENGTH);
    }

    // ---- to Latin-1 or UTF-16

    private void copyLatin1() {
        allocate(2, () -> code.get(LENGTH));
        code.get(target).get(ADDRESS).get(LENGTH);
        code.memoryCopy(module.memory(flow.to()), module.memory(flow.from()));
    }

    private void toLatin1OrUtf16(Units units) {
        boolean utf8 = units == Units.UTF8;
        allocate(2, () -> code.get(LENGTH));
        move(utf8 ? Transcoder.UTF8_TO_LATIN1 : Transcoder.UTF16_TO_LATIN1, units, Units.LATIN1);
        code.get(rest).ifTrue();
        code.get(LENGTH).i32(2).op(Op.I32_MUL).set(size);
        reallocate(2, () -> code.get(LENGTH), () -> code.get(size));
        widen();
        move(utf8 ? Transcoder.UTF8_TO_UTF16 : Transcoder.UTF16_TO_UTF16, units, Units.UTF16);
        shrinkToUtf16();
        code.get(LENGTH).i32(TAG).op(Op.I32_OR).set(LENGTH);
        code.otherwise();
        code.get(end).get(target).op(Op.I32_SUB).set(size);
        code.get(size).get(LENGTH).op(Op.I32_LT_U).ifTrue();
        reallocate(2, () -> code.get(LENGTH), () -> code.get(size));
        code.end();
        code.get(size).set(LENGTH);
        code.end();
    }

    /** Turns the Latin-1 written so far into UTF-16, from its end on. */
    private void widen() {
        int memory = module.memory(flow.to());
        int from = code.local(NumberType.I32);
        int to = code.local(NumberType.I32);
        code.get(end).set(from);
        code.get(end).get(end).get(target).op(Op.I32_SUB).op(Op.I32_ADD).tee(to).set(end);
        code.block().loop();
        code.get(from).get(target).op(Op.I32_EQ).brIf(1);
        code.get(to).i32(2).op(Op.I32_SUB).tee(to);
        code.get(from).i32(1).op(Op.I32_SUB).tee(from);
        code.access(Op.I32_LOAD8_U, memory, 0).access(Op.I32_STORE16, memory, 0);
        code.br(0).end().end();
        code.release(from);
        code.release(to);
    }

    private void toProbablyUtf16() {
        code.get(LENGTH).i32(2).op(Op.I32_MUL).set(size);
        allocate(2, () -> code.get(size));
        int marks = code.local(NumberType.I64);
        code.i64(0).set(marks);
        move(
                Transcoder.UTF16_TO_UTF16,
                Units.UTF16,
                Units.UTF16,
                () -> code.get(marks).get(moved).op(Op.I64_OR).set(marks));
        code.get(marks).i64(0).op(Op.I64_LT_S).ifTrue();
        code.get(LENGTH).i32(TAG).op(Op.I32_OR).set(LENGTH);
        code.otherwise();
        narrow();
        reallocate(1, () -> code.get(size), () -> code.get(LENGTH));
        code.end();
        code.release(marks);
    }

    /** Turns the UTF-16 written, all of it Latin-1, into bytes. */
    private void narrow() {
        int memory = module.memory(flow.to());
        int from = code.local(NumberType.I32);
        int to = code.local(NumberType.I32);
        code.get(target).tee(from).set(to);
        code.block().loop();
        code.get(from).get(end).op(Op.I32_EQ).brIf(1);
        code.get(to).get(from).access(Op.I32_LOAD16_U, memory, 0).access(Op.I32_STORE8, memory, 0);
        code.get(from).i32(2).op(Op.I32_ADD).set(from);
        code.get(to).i32(1).op(Op.I32_ADD).set(to);
        code.br(0).end().end();
        code.release(from);
        code.release(to);
    }

    // ---- parts

    private void move(Transcoder transcoder, Units from, Units to) {
        move(transcoder, from, to, () -> {});
    }

    /**
     * Calls the transcoder until nothing is left or it set its mark at something that it does not write; address,
     * rest and end move on. {@code note} may look at the result of each call.
     */
    private void move(Transcoder transcoder, Units from, Units to, Runnable note) {
        boolean stops = switch (transcoder) {
            case UTF8_TO_LATIN1, UTF16_TO_ASCII, UTF16_TO_LATIN1, LATIN1_TO_ASCII -> true;
            default -> false;
        };
        int read = code.local(NumberType.I32);
        FunctionId function = module.intrinsic(new AdapterImport.Transcode(
                transcoder,
                flow.from().memory().orElseThrow(),
                flow.to().memory().orElseThrow()));
        code.block().loop();
        code.get(rest).op(Op.I32_EQZ).brIf(1);
        code.get(ADDRESS).get(rest).get(end).call(function).tee(moved);
        code.i64(32)
                .op(Op.I64_SHR_U)
                .op(Op.I32_WRAP_I64)
                .i32(Integer.MAX_VALUE)
                .op(Op.I32_AND)
                .set(read);
        note.run();
        code.get(rest).get(read).op(Op.I32_SUB).set(rest);
        code.get(ADDRESS).get(read).i32(from.size).op(Op.I32_MUL).op(Op.I32_ADD).set(ADDRESS);
        code.get(end)
                .get(moved)
                .op(Op.I32_WRAP_I64)
                .i32(to.size)
                .op(Op.I32_MUL)
                .op(Op.I32_ADD)
                .set(end);
        if (stops) {
            code.get(moved).i64(0).op(Op.I64_LT_S).brIf(1);
        }
        code.br(0).end().end();
        code.release(read);
    }

    private void allocate(int alignment, Runnable bytes) {
        code.i32(0).i32(0).i32(alignment);
        bytes.run();
        code.call(new Allocators(module).of(flow)).tee(target).set(end);
    }

    /** What was written so far, up to {@code end}, stays. */
    private void reallocate(int alignment, Runnable before, Runnable after) {
        code.get(end).get(target).op(Op.I32_SUB).set(end);
        code.get(target);
        before.run();
        code.i32(alignment);
        after.run();
        code.call(new Allocators(module).of(flow)).tee(target);
        code.get(end).op(Op.I32_ADD).set(end);
    }

    private void pack() {
        code.get(LENGTH).op(Op.I64_EXTEND_I32_U).i64(32).op(Op.I64_SHL);
        code.get(target).op(Op.I64_EXTEND_I32_U).op(Op.I64_OR);
    }
}
