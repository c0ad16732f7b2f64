package dev.ashlar.component.binary;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.binary.CanonSyntax.Option;
import java.util.List;

/** Reads canonical definitions. */
final class CanonDecoder {
    private final Input input;
    private final TypeDecoder types;
    private final CoreTypeDecoder coreTypes;

    CanonDecoder(Input input, TypeDecoder types) {
        this.input = input;
        this.types = types;
        this.coreTypes = new CoreTypeDecoder(input);
    }

    Item definition() {
        int offset = input.position();
        return new Item.Canon(offset, canon());
    }

    private CanonSyntax canon() {
        int form = input.in.u8();
        return switch (form) {
            case 0x00 -> {
                input.expect(0, "canonical function lift");
                int function = input.in.index();
                List<Option> options = options();
                yield new CanonSyntax.Lift(function, options, input.in.index());
            }
            case 0x01 -> {
                input.expect(0, "canonical function lower");
                yield new CanonSyntax.Lower(input.in.index(), options());
            }
            case 0x02 -> new CanonSyntax.ResourceNew(input.in.index());
            case 0x03 -> new CanonSyntax.ResourceDrop(input.in.index());
            case 0x04 -> new CanonSyntax.ResourceRep(input.in.index());
            case 0x40, 0x41, 0x42 -> throw input.unsupported(ComponentFeature.THREADS, "a shared thread built-in");
            default -> builtin(form);
        };
    }

    private CanonSyntax builtin(int form) {
        return switch (form) {
            case 0x24 -> plain(Builtin.BACKPRESSURE_INC);
            case 0x25 -> plain(Builtin.BACKPRESSURE_DEC);
            case 0x09 -> new CanonSyntax.TaskReturn(types.result(), options());
            case 0x05 -> plain(Builtin.TASK_CANCEL);
            case 0x0A -> new CanonSyntax.Context(Builtin.CONTEXT_GET, coreTypes.valueType(), input.in.index());
            case 0x0B -> new CanonSyntax.Context(Builtin.CONTEXT_SET, coreTypes.valueType(), input.in.index());
            case 0x06 -> flagged(Builtin.SUBTASK_CANCEL);
            case 0x0D -> plain(Builtin.SUBTASK_DROP);
            case 0x1C -> new CanonSyntax.ErrorContext(Builtin.ERROR_CONTEXT_NEW, options());
            case 0x1D -> new CanonSyntax.ErrorContext(Builtin.ERROR_CONTEXT_DEBUG_MESSAGE, options());
            case 0x1E -> plain(Builtin.ERROR_CONTEXT_DROP);
            case 0x1F -> plain(Builtin.WAITABLE_SET_NEW);
            case 0x20 -> waitableSet(Builtin.WAITABLE_SET_WAIT);
            case 0x21 -> waitableSet(Builtin.WAITABLE_SET_POLL);
            case 0x22 -> plain(Builtin.WAITABLE_SET_DROP);
            case 0x23 -> plain(Builtin.WAITABLE_JOIN);
            case 0x0C -> flagged(Builtin.THREAD_YIELD);
            case 0x26 -> plain(Builtin.THREAD_INDEX);
            case 0x27 -> new CanonSyntax.NewThread(input.in.index(), input.in.index());
            case 0x28 -> plain(Builtin.THREAD_RESUME_LATER);
            case 0x29 -> flagged(Builtin.THREAD_SUSPEND);
            case 0x2A -> flagged(Builtin.THREAD_SUSPEND_THEN_RESUME);
            case 0x2B -> flagged(Builtin.THREAD_YIELD_THEN_RESUME);
            case 0x2C -> flagged(Builtin.THREAD_SUSPEND_THEN_PROMOTE);
            case 0x2D -> flagged(Builtin.THREAD_YIELD_THEN_PROMOTE);
            default -> transfer(form);
        };
    }

    private CanonSyntax transfer(int form) {
        return switch (form) {
            case 0x0E -> transfer(Builtin.STREAM_NEW);
            case 0x0F -> copying(Builtin.STREAM_READ);
            case 0x10 -> copying(Builtin.STREAM_WRITE);
            case 0x11 -> cancelling(Builtin.STREAM_CANCEL_READ);
            case 0x12 -> cancelling(Builtin.STREAM_CANCEL_WRITE);
            case 0x13 -> transfer(Builtin.STREAM_DROP_READABLE);
            case 0x14 -> transfer(Builtin.STREAM_DROP_WRITABLE);
            case 0x15 -> transfer(Builtin.FUTURE_NEW);
            case 0x16 -> copying(Builtin.FUTURE_READ);
            case 0x17 -> copying(Builtin.FUTURE_WRITE);
            case 0x18 -> cancelling(Builtin.FUTURE_CANCEL_READ);
            case 0x19 -> cancelling(Builtin.FUTURE_CANCEL_WRITE);
            case 0x1A -> transfer(Builtin.FUTURE_DROP_READABLE);
            case 0x1B -> transfer(Builtin.FUTURE_DROP_WRITABLE);
            default -> throw input.leadingByte(form, "canonical function");
        };
    }

    private static CanonSyntax plain(Builtin builtin) {
        return new CanonSyntax.Plain(builtin, false);
    }

    private CanonSyntax flagged(Builtin builtin) {
        return new CanonSyntax.Plain(builtin, flag());
    }

    private CanonSyntax waitableSet(Builtin builtin) {
        boolean cancellable = flag();
        return new CanonSyntax.Wait(builtin, cancellable, input.in.index());
    }

    private CanonSyntax transfer(Builtin builtin) {
        return new CanonSyntax.Transfer(builtin, input.in.index(), List.of(), false);
    }

    private CanonSyntax copying(Builtin builtin) {
        return new CanonSyntax.Transfer(builtin, input.in.index(), options(), false);
    }

    private CanonSyntax cancelling(Builtin builtin) {
        int type = input.in.index();
        return new CanonSyntax.Transfer(builtin, type, List.of(), flag());
    }

    private boolean flag() {
        return input.flag("boolean value");
    }

    private List<Option> options() {
        return input.list(this::option);
    }

    private Option option() {
        int form = input.in.u8();
        return switch (form) {
            case 0 -> new Option.Encoding(StringEncoding.UTF8);
            case 1 -> new Option.Encoding(StringEncoding.UTF16);
            case 2 -> new Option.Encoding(StringEncoding.LATIN1_UTF16);
            case 3 -> new Option.Memory(input.in.index());
            case 4 -> new Option.Realloc(input.in.index());
            case 5 -> new Option.PostReturn(input.in.index());
            case 6 -> new Option.Async();
            case 7 -> new Option.Callback(input.in.index());
            case 8, 9 -> throw input.unsupported(ComponentFeature.GC, "a canonical option");
            default -> throw input.leadingByte(form, "canonical option");
        };
    }
}
