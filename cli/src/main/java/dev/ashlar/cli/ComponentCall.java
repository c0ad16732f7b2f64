package dev.ashlar.cli;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.Value;
import dev.ashlar.component.wave.Wave;
import dev.ashlar.component.wave.WaveException;
import dev.ashlar.engine.Store;
import dev.ashlar.wasi.Preview2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A call of a component's function, or of a function in an interface that it exports. */
final class ComponentCall implements GuestCall.Function {
    private static final String COMMAND = "wasi:cli/run@0.2.";

    private final ComponentLinks component;
    private final Target target;
    private final List<Value> arguments;

    /** A function and the exported interface that it is in, if any. */
    private record Target(Optional<String> instance, String name, ComponentFunctionType type) {
        /** Whether the user's words mean this one: the version and the package may be left out. */
        boolean isMeantBy(String wanted) {
            int hash = wanted.lastIndexOf('#');
            if (!name.equals(wanted.substring(hash + 1))) {
                return false;
            }
            String wantedInstance = hash < 0 ? "" : wanted.substring(0, hash);
            return hash < 0
                    || instance.filter(full -> {
                                String unversioned = full.replaceFirst("@.*", "");
                                return wantedInstance.equals(full)
                                        || wantedInstance.equals(unversioned)
                                        || unversioned.endsWith("/" + wantedInstance);
                            })
                            .isPresent();
        }

        String path() {
            return instance.map(full -> full + "#" + name).orElse(name);
        }

        String described() {
            return path() + ": " + type;
        }

        ComponentInstance in(ComponentInstance root) {
            return instance.map(root::instance).orElse(root);
        }
    }

    private ComponentCall(ComponentLinks component, Target target, List<Value> arguments) {
        this.component = component;
        this.target = target;
        this.arguments = arguments;
    }

    /** The call that is meant; without a name that of {@code wasi:cli/run}. */
    static GuestCall of(Component component, Invocation invocation) {
        var links = new ComponentLinks(component, invocation.trapMissing());
        if (invocation.call() == null) {
            return program(links, invocation);
        }
        var targets = targets(component);
        try {
            var call = Wave.parseCall(text(invocation.call(), invocation));
            var target = target(targets, call.function(), invocation);
            return new ComponentCall(links, target, call.arguments(target.type));
        } catch (WaveException e) {
            throw invocation.wrong("--invoke: " + e.getMessage());
        }
    }

    private static GuestCall.Program program(ComponentLinks links, Invocation invocation) {
        var type = links.component().type();
        if (type.exports().keySet().stream().noneMatch(name -> name.startsWith(COMMAND))) {
            throw invocation.wrong("it is no program, which would export wasi:cli/run of WASI 0.2; "
                    + (links.answersHttp() ? "it answers HTTP requests: ashlar serve runs it; " : "")
                    + "--invoke says which function to call; "
                    + Invocation.exported(targets(links.component()).stream()
                            .map(Target::described)
                            .toList()));
        }
        return new GuestCall.Program(links.usesFiles(), store -> links.instantiated(store, Preview2::run));
    }

    /** Arguments may also follow one by one, as those of modules do. */
    private static String text(String call, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            return call;
        }
        if (call.contains("(")) {
            throw invocation.wrong("there are arguments both in --invoke and behind it");
        }
        return call + "(" + String.join(", ", invocation.arguments()) + ")";
    }

    private static List<Target> targets(Component component) {
        var targets = new ArrayList<Target>();
        component.type().exports().forEach((name, type) -> {
            switch (type) {
                case ComponentExternType.Function(var function) ->
                    targets.add(new Target(Optional.empty(), name, function));
                case ComponentExternType.Instance(var instance) ->
                    instance.exports().forEach((inner, innerType) -> {
                        if (innerType instanceof ComponentExternType.Function(var function)) {
                            targets.add(new Target(Optional.of(name), inner, function));
                        }
                    });
                default -> {}
            }
        });
        return targets;
    }

    private static Target target(List<Target> targets, String wanted, Invocation invocation) {
        var exact = targets.stream().filter(target -> target.path().equals(wanted));
        var close = targets.stream().filter(target -> target.isMeantBy(wanted));
        var meant = Stream.concat(exact, close).distinct().toList();
        if (meant.isEmpty()) {
            throw invocation.noFunction(
                    wanted, targets.stream().map(Target::described).toList());
        }
        if (meant.size() > 1 && !meant.getFirst().path().equals(wanted)) {
            throw new CommandFailedException("'%s' may be any of these:%s"
                    .formatted(
                            wanted,
                            String.join(
                                    "",
                                    meant.stream()
                                            .map(target -> "\n  " + Printable.name(target.path()))
                                            .toList())));
        }
        return meant.getFirst();
    }

    @Override
    public List<TypedText> run(Store store) {
        var result = component.instantiated(
                store, root -> target.in(root).function(target.name).call(arguments));
        return result
                .map(value -> new TypedText(target.type.result().orElseThrow().toString(), value.toString()))
                .stream()
                .toList();
    }
}
