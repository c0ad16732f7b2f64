package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.ValType;
import dev.ashlar.component.binary.Builtin;
import dev.ashlar.component.binary.CanonSyntax;
import dev.ashlar.component.binary.CanonSyntax.Option;
import dev.ashlar.engine.AbstractHeapType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.TableType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the built-ins of the asynchronous ABI and finds their core types. */
final class BuiltinBuilder {
    private static final NumberType I32 = NumberType.I32;
    private static final FunctionType NOTHING = FunctionType.accepting();
    private static final FunctionType ACCEPTS = FunctionType.accepting(I32);
    private static final FunctionType RETURNS = FunctionType.returning(I32);
    private static final FunctionType MAPS = FunctionType.returning(I32, I32);
    private static final FunctionType MAPS_TWO = FunctionType.returning(I32, I32, I32);

    private final Context context;
    private final Scope scope;
    private final int offset;

    BuiltinBuilder(Context context, Scope scope, int offset) {
        this.context = context;
        this.scope = scope;
        this.offset = offset;
    }

    Definition.AsyncBuiltin build(CanonSyntax canon) {
        return switch (canon) {
            case CanonSyntax.Plain(Builtin builtin, boolean flag) -> plain(builtin, flag);
            case CanonSyntax.TaskReturn task -> taskReturn(task);
            case CanonSyntax.Context slot -> contextSlot(slot);
            case CanonSyntax.Transfer transfer -> transfer(transfer);
            case CanonSyntax.ErrorContext(Builtin builtin, List<Option> syntax) -> errorContext(builtin, syntax);
            case CanonSyntax.Wait(Builtin builtin, boolean cancellable, int memory) -> {
                context.uses(ComponentFeature.ASYNC);
                CanonicalOptions options = options(List.of(new Option.Memory(memory)));
                yield make(builtin, Optional.empty(), options, cancellable, 0, MAPS_TWO);
            }
            case CanonSyntax.NewThread thread -> newThread(thread);
            case CanonSyntax.Lift l -> throw notBuiltin(l);
            case CanonSyntax.Lower l -> throw notBuiltin(l);
            case CanonSyntax.ResourceNew r -> throw notBuiltin(r);
            case CanonSyntax.ResourceDrop r -> throw notBuiltin(r);
            case CanonSyntax.ResourceRep r -> throw notBuiltin(r);
        };
    }

    private static IllegalArgumentException notBuiltin(CanonSyntax canon) {
        return new IllegalArgumentException(canon + " is not a built-in of the asynchronous ABI");
    }

    private static Definition.AsyncBuiltin make(
            Builtin builtin,
            Optional<ValType> type,
            CanonicalOptions options,
            boolean cancellable,
            int slot,
            FunctionType coreType) {
        return new Definition.AsyncBuiltin(builtin, type, options, cancellable, slot, coreType);
    }

    private Definition.AsyncBuiltin plain(Builtin builtin, boolean flag) {
        context.uses(feature(builtin));
        if (builtin == Builtin.SUBTASK_CANCEL && flag) {
            context.uses(ComponentFeature.MORE_ASYNC_BUILTINS);
        }
        boolean async = builtin == Builtin.SUBTASK_CANCEL && flag;
        return make(
                builtin,
                Optional.empty(),
                async ? asynchronous() : CanonicalOptions.NONE,
                flag && !async,
                0,
                plainType(builtin));
    }

    private static ComponentFeature feature(Builtin builtin) {
        return switch (builtin) {
            case ERROR_CONTEXT_DROP -> ComponentFeature.ERROR_CONTEXT;
            case THREAD_INDEX,
                    THREAD_RESUME_LATER,
                    THREAD_SUSPEND,
                    THREAD_SUSPEND_THEN_RESUME,
                    THREAD_YIELD_THEN_RESUME,
                    THREAD_SUSPEND_THEN_PROMOTE,
                    THREAD_YIELD_THEN_PROMOTE -> ComponentFeature.THREADS;
            default -> ComponentFeature.ASYNC;
        };
    }

    private static FunctionType plainType(Builtin builtin) {
        return switch (builtin) {
            case BACKPRESSURE_INC, BACKPRESSURE_DEC, TASK_CANCEL -> NOTHING;
            case SUBTASK_DROP, ERROR_CONTEXT_DROP, WAITABLE_SET_DROP, THREAD_RESUME_LATER -> ACCEPTS;
            case WAITABLE_JOIN -> FunctionType.accepting(I32, I32);
            case WAITABLE_SET_NEW, THREAD_YIELD, THREAD_INDEX, THREAD_SUSPEND -> RETURNS;
            case SUBTASK_CANCEL,
                    THREAD_SUSPEND_THEN_RESUME,
                    THREAD_YIELD_THEN_RESUME,
                    THREAD_SUSPEND_THEN_PROMOTE,
                    THREAD_YIELD_THEN_PROMOTE -> MAPS;
            default -> throw new IllegalArgumentException(builtin + " has immediates");
        };
    }

    private Definition.AsyncBuiltin taskReturn(CanonSyntax.TaskReturn task) {
        context.uses(ComponentFeature.ASYNC);
        Def.@Nullable Value result = task.result()
                .map(r -> new TypeBuilder(context, scope, offset).reference(r))
                .orElse(null);
        CanonicalOptions options = options(task.options());
        if (options.realloc().isPresent()) {
            throw invalid("cannot specify `realloc` option on `task.return`");
        }
        CanonBuilder.checkLowering(options, offset);
        requireSync(options, Builtin.TASK_RETURN);
        FunctionType core =
                new CoreSignature(options, offset).lowered(result == null ? List.of() : List.of(result), null);
        return make(Builtin.TASK_RETURN, ValueTypes.type(result), options, false, 0, core);
    }

    private Definition.AsyncBuiltin contextSlot(CanonSyntax.Context syntax) {
        context.uses(ComponentFeature.ASYNC);
        if (syntax.type() != NumberType.I32) {
            throw invalid("`%s` takes `i32`, not `%s`".formatted(syntax.builtin(), syntax.type()));
        }
        if (syntax.slot() == 1) {
            context.uses(ComponentFeature.THREADS);
        } else if (syntax.slot() != 0) {
            throw invalid("`%s` immediate must be zero or one: %s"
                    .formatted(syntax.builtin(), Integer.toUnsignedString(syntax.slot())));
        }
        FunctionType core = syntax.builtin() == Builtin.CONTEXT_GET ? RETURNS : ACCEPTS;
        return make(syntax.builtin(), Optional.empty(), CanonicalOptions.NONE, false, syntax.slot(), core);
    }

    private Definition.AsyncBuiltin transfer(CanonSyntax.Transfer syntax) {
        context.uses(ComponentFeature.ASYNC);
        Builtin builtin = syntax.builtin();
        Def.Value type = scope.valueType(syntax.type(), offset);
        boolean stream = builtin.toString().startsWith("stream.");
        if (!(stream ? type.type instanceof ValType.StreamOf : type.type instanceof ValType.FutureOf)) {
            throw invalid("`%s` requires a %s type".formatted(builtin, stream ? "stream" : "future"));
        }
        CanonicalOptions options = switch (builtin) {
            case STREAM_READ, STREAM_WRITE, FUTURE_READ, FUTURE_WRITE -> copyOptions(syntax, type);
            default -> syntax.async() ? asynchronous() : CanonicalOptions.NONE;
        };
        boolean cancels = !options.equals(CanonicalOptions.NONE) && syntax.async();
        if (cancels) {
            context.uses(ComponentFeature.MORE_ASYNC_BUILTINS);
        }
        return make(builtin, Optional.of(type.type), options, false, 0, transferType(builtin));
    }

    private CanonicalOptions copyOptions(CanonSyntax.Transfer syntax, Def.Value type) {
        CanonicalOptions options = options(syntax.options());
        CanonBuilder.checkLowering(options, offset);
        if (!options.async()) {
            context.uses(ComponentFeature.MORE_ASYNC_BUILTINS);
        }
        if (!type.parts.isEmpty()) {
            CoreSignature required = new CoreSignature(options, offset);
            required.requireMemory();
            boolean reads = syntax.builtin() == Builtin.STREAM_READ || syntax.builtin() == Builtin.FUTURE_READ;
            if (reads && type.parts.getFirst().facts.pointers()) {
                required.requireRealloc();
            }
        }
        return options;
    }

    private static FunctionType transferType(Builtin builtin) {
        return switch (builtin) {
            case STREAM_NEW, FUTURE_NEW -> FunctionType.returning(NumberType.I64);
            case STREAM_READ, STREAM_WRITE -> FunctionType.returning(I32, I32, I32, I32);
            case FUTURE_READ, FUTURE_WRITE -> MAPS_TWO;
            case STREAM_CANCEL_READ, STREAM_CANCEL_WRITE, FUTURE_CANCEL_READ, FUTURE_CANCEL_WRITE -> MAPS;
            case STREAM_DROP_READABLE, STREAM_DROP_WRITABLE, FUTURE_DROP_READABLE, FUTURE_DROP_WRITABLE -> ACCEPTS;
            default -> throw new IllegalArgumentException(builtin + " is not about streams or futures");
        };
    }

    private Definition.AsyncBuiltin errorContext(Builtin builtin, List<Option> syntax) {
        context.uses(ComponentFeature.ERROR_CONTEXT);
        CanonicalOptions options = options(syntax);
        CanonBuilder.checkLowering(options, offset);
        requireSync(options, builtin);
        CoreSignature required = new CoreSignature(options, offset);
        required.requireMemory();
        if (builtin == Builtin.ERROR_CONTEXT_NEW) {
            return make(builtin, Optional.empty(), options, false, 0, MAPS_TWO);
        }
        required.requireRealloc();
        return make(builtin, Optional.empty(), options, false, 0, FunctionType.accepting(I32, I32));
    }

    private Definition.AsyncBuiltin newThread(CanonSyntax.NewThread syntax) {
        context.uses(ComponentFeature.THREADS);
        if (!(scope.coreType(syntax.coreType(), offset) instanceof CoreTypeDef.Function(FunctionType start))) {
            throw invalid("expected a core function type");
        }
        if (!start.equals(ACCEPTS)) {
            throw invalid("start function must have the type %s, not %s".formatted(ACCEPTS, start));
        }
        TableType table = scope.coreTable(syntax.table(), offset);
        if (table.index() != IndexType.I32 || !table.element().equals(new ReferenceType(true, AbstractHeapType.FUNC))) {
            throw invalid("table %d is not a 32-bit table of funcref".formatted(syntax.table()));
        }
        return make(
                Builtin.THREAD_NEW_INDIRECT, Optional.empty(), CanonicalOptions.NONE, false, syntax.table(), MAPS_TWO);
    }

    private static CanonicalOptions asynchronous() {
        CanonicalOptions none = CanonicalOptions.NONE;
        return new CanonicalOptions(
                none.encoding(), none.memory(), none.realloc(), none.postReturn(), true, none.callback());
    }

    private CanonicalOptions options(List<Option> syntax) {
        return new OptionChecker(context, scope, offset).check(syntax);
    }

    private void requireSync(CanonicalOptions options, Builtin builtin) {
        if (options.async()) {
            throw invalid("cannot specify `async` option on `%s`".formatted(builtin));
        }
    }

    private InvalidComponentException invalid(String reason) {
        return new InvalidComponentException(offset, reason);
    }
}
