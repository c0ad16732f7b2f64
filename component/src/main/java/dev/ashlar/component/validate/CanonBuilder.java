package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.binary.CanonSyntax;
import dev.ashlar.component.binary.CanonSyntax.Option;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks canonical definitions.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#canonical-definitions">
 *     Canonical ABI: canonical definitions</a>
 */
final class CanonBuilder {
    private static final NumberType I32 = NumberType.I32;

    private final Context context;
    private final Scope scope;
    private final int offset;

    CanonBuilder(Context context, Scope scope, int offset) {
        this.context = context;
        this.scope = scope;
        this.offset = offset;
    }

    void define(CanonSyntax canon) {
        switch (canon) {
            case CanonSyntax.Lift lift -> lift(lift);
            case CanonSyntax.Lower lower -> lower(lower);
            case CanonSyntax.ResourceNew(int type) ->
                core(new Definition.ResourceNew(local(type).type), FunctionType.returning(I32, I32));
            case CanonSyntax.ResourceDrop(int type) ->
                core(new Definition.ResourceDrop(scope.resource(type, offset).type), FunctionType.accepting(I32));
            case CanonSyntax.ResourceRep(int type) ->
                core(new Definition.ResourceRep(local(type).type), FunctionType.returning(I32, I32));
            default -> core(new BuiltinBuilder(context, scope, offset).build(canon));
        }
    }

    private void core(Definition.AsyncBuiltin definition) {
        core(definition, definition.coreType());
    }

    private void core(Definition definition, FunctionType type) {
        scope.coreFunctions.add(type);
        scope.definitions.add(definition);
    }

    private Def.Resource local(int type) {
        Def.Resource resource = scope.resource(type, offset);
        if (!scope.localResources.contains(resource.type)) {
            throw invalid("type " + type + " is not a local resource");
        }
        return resource;
    }

    private void lift(CanonSyntax.Lift lift) {
        Def.Function type = scope.functionType(lift.type(), offset);
        FunctionType found = scope.coreFunction(lift.coreFunction(), offset);
        CanonicalOptions options = options(lift.options(), type);
        checkPostReturn(options, found);
        if (options.async() && options.callback().isEmpty()) {
            context.uses(ComponentFeature.ASYNC_STACKFUL);
        }
        FunctionType wanted = new CoreSignature(options, offset).lifted(type.parameters, type.result);
        if (!wanted.parameters().equals(found.parameters())) {
            throw invalid("lowered parameter types %s do not match parameter types %s of core function %d"
                    .formatted(wanted.parameters(), found.parameters(), lift.coreFunction()));
        }
        if (!wanted.results().equals(found.results())) {
            throw invalid("lowered result types %s do not match result types %s of core function %d"
                    .formatted(wanted.results(), found.results(), lift.coreFunction()));
        }
        scope.functions.add(type);
        scope.definitions.add(new Definition.Lift(lift.coreFunction(), options, type.type));
    }

    private void checkPostReturn(CanonicalOptions options, FunctionType lifted) {
        if (options.postReturn().isEmpty()) {
            return;
        }
        FunctionType wanted = new FunctionType(lifted.results(), List.of());
        FunctionType found = scope.coreFunction(options.postReturn().getAsInt(), offset);
        if (!found.equals(wanted)) {
            throw invalid(
                    "canonical option `post-return` uses a core function with an incorrect signature: expected %s, found %s"
                            .formatted(wanted, found));
        }
    }

    private void lower(CanonSyntax.Lower lower) {
        Def.Function type = scope.function(lower.function(), offset);
        CanonicalOptions options = options(lower.options(), type);
        checkLowering(options, offset);
        FunctionType core = new CoreSignature(options, offset).lowered(type.parameters, type.result);
        core(new Definition.Lower(lower.function(), options, type.type, core), core);
    }

    private CanonicalOptions options(List<Option> syntax, Def.Function type) {
        CanonicalOptions options = new OptionChecker(context, scope, offset).check(syntax);
        if (options.async() && !type.type.async()) {
            throw invalid("the `async` canonical option requires an async function type");
        }
        return options;
    }

    static void checkLowering(CanonicalOptions options, int offset) {
        @Nullable String option = options.postReturn().isPresent()
                ? "post-return"
                : options.callback().isPresent() ? "callback" : null;
        if (option != null) {
            throw new InvalidComponentException(
                    offset, "canonical option `%s` cannot be specified for lowerings".formatted(option));
        }
    }

    private InvalidComponentException invalid(String reason) {
        return new InvalidComponentException(offset, reason);
    }
}
