package dev.ashlar.cli;

import dev.ashlar.engine.ExportType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A call of a core module's function. */
final class ModuleCall implements GuestCall.Function {
    private static final String COMMAND_ENTRY = "_start";
    private static final String REACTOR_ENTRY = "_initialize";

    private final ModuleLinks module;
    private final String name;
    private final FunctionType type;
    private final @Nullable Object[] arguments;

    private ModuleCall(ModuleLinks module, String name, FunctionType type, @Nullable Object[] arguments) {
        this.module = module;
        this.name = name;
        this.type = type;
        this.arguments = arguments;
    }

    /** The call that is meant; without a name that of {@code _start}, or none at all. */
    static GuestCall of(Module module, Invocation invocation) {
        var links = new ModuleLinks(module, invocation.trapMissing(), invocation.threads());
        var functions = module.exports().stream()
                .filter(candidate -> candidate.type() instanceof FunctionType)
                .collect(Collectors.toMap(ExportType::name, candidate -> (FunctionType) candidate.type()));
        var name = invocation.call();
        if (name == null) {
            return withoutName(links, functions.get(COMMAND_ENTRY), invocation);
        }
        var type = functions.get(name);
        if (type == null) {
            throw invocation.noFunction(name, listed(module));
        }
        return new ModuleCall(links, name, type, parse(name, type, invocation));
    }

    private static GuestCall withoutName(ModuleLinks links, @Nullable FunctionType start, Invocation invocation) {
        if (start != null && start.parameters().isEmpty() && start.results().isEmpty()) {
            return new GuestCall.Program(links.usesFiles(), store -> {
                links.run(store, COMMAND_ENTRY);
                return ExitCode.SUCCESS;
            });
        }
        if (!invocation.arguments().isEmpty()) {
            throw invocation.wrong("there are arguments, but no --invoke says for which function");
        }
        return (GuestCall.Function) store -> {
            links.instantiate(store);
            return List.of();
        };
    }

    private static List<String> listed(Module module) {
        return module.exports().stream()
                .filter(candidate -> candidate.type() instanceof FunctionType)
                .map(candidate -> candidate.name() + " " + candidate.type())
                .toList();
    }

    private static @Nullable Object[] parse(String name, FunctionType type, Invocation invocation) {
        var parameters = type.parameters();
        var arguments = invocation.arguments();
        if (parameters.size() != arguments.size()) {
            throw invocation.wrong("%s is %s: it takes %d arguments, not %d"
                    .formatted(name, type, parameters.size(), arguments.size()));
        }
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = WasmText.parse(parameters.get(i), arguments.get(i));
            } catch (IllegalArgumentException e) {
                throw invocation.wrong("argument %d of %s: %s".formatted(i + 1, name, e.getMessage()));
            }
        }
        return values;
    }

    @Override
    public List<TypedText> run(Store store) {
        var instance = module.instantiate(store);
        if (!name.equals(COMMAND_ENTRY) && !name.equals(REACTOR_ENTRY)) {
            initialize(instance);
        }
        @Nullable Object[] results = instance.function(name).call(arguments);
        return IntStream.range(0, results.length)
                .mapToObj(i -> new TypedText(type.results().get(i).toString(), WasmText.format(results[i])))
                .toList();
    }

    /** Libraries built for WASI want this called before anything else. */
    private static void initialize(Instance instance) {
        if (instance.export(REACTOR_ENTRY).isPresent()) {
            instance.function(REACTOR_ENTRY).call();
        }
    }
}
