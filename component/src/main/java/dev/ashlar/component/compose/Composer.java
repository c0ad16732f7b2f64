package dev.ashlar.component.compose;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.ComponentType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.binary.ComponentEncoder;
import dev.ashlar.component.binary.Sort;
import dev.ashlar.component.binary.TypeScope;
import dev.ashlar.component.validate.ComponentValidator;
import dev.ashlar.engine.Engine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes one component out of several that any host can run.
 *
 * <p>The first, the socket, gives the composition its exports. Its imports are served by the exports of the plugs, by
 * name; so are the imports of a plug by the plugs after it, which lets plugs form a chain: {@code app --plug cache --plug
 * database} puts {@code cache} in between where both it and {@code database} export what {@code app} imports. Versions
 * are matched as {@link dev.ashlar.component.ComponentLinker} does. What nobody serves is imported by the composition,
 * once where several parts need it.
 *
 * <p>The result holds each part as it is, and an instance of each. It is validated before it is returned.
 */
public final class Composer {
    private final Engine engine;
    private final List<Part> parts;
    private final List<ComponentType> types;
    private final Requirements requirements = new Requirements();
    private final List<Map<String, Source>> wiring = new ArrayList<>();
    private final ComponentEncoder out = new ComponentEncoder();
    private final Map<Requirement, Integer> imported = new IdentityHashMap<>();
    private final int[] instances;

    /** Where the instance of a part is written. */
    private final int[] starts;

    /** A component to compose, validated. */
    public static final class Part {
        private final String name;
        private final byte[] binary;
        private final ComponentType type;

        private Part(String name, byte[] binary, ComponentType type) {
            this.name = name;
            this.binary = binary;
            this.type = type;
        }

        /**
         * The component in {@code binary}.
         *
         * @param name for messages, the file's as a rule
         * @throws dev.ashlar.component.MalformedComponentException when the bytes do not follow the binary format
         * @throws InvalidComponentException when the component breaks a validation rule
         */
        public static Part of(Engine engine, String name, byte[] binary) {
            return new Part(
                    name, binary, ComponentValidator.validate(binary, engine).type());
        }
    }

    /** What an import is served by. */
    private sealed interface Source {
        record Plug(int part, String export) implements Source {}

        record Import(Requirement requirement) implements Source {}
    }

    private Composer(Engine engine, List<Part> parts) {
        this.engine = engine;
        this.parts = parts;
        this.types = parts.stream().map(part -> part.type).toList();
        this.instances = new int[parts.size()];
        this.starts = new int[parts.size()];
    }

    /**
     * The binary of {@code socket} with {@code plugs} plugged in.
     *
     * @throws ComposeException when a plug serves nobody, or an import and the export that serves it are of different
     *     types
     */
    public static byte[] plug(Engine engine, Part socket, List<Part> plugs) {
        List<Part> parts = new ArrayList<>(List.of(socket));
        parts.addAll(plugs);
        return new Composer(engine, parts).compose();
    }

    private byte[] compose() {
        for (int part = 0; part < parts.size(); part++) {
            wiring.add(wire(part));
        }
        for (int plug = 1; plug < parts.size(); plug++) {
            refuseUnlessUsed(plug);
        }
        TypeScope scope = TypeScope.of(out);
        requirements.inOrder().forEach(requirement -> importing(requirement, scope));
        for (int part = parts.size() - 1; part >= 0; part--) {
            instantiate(part);
        }
        types.getFirst().exports().forEach(this::export);
        return validated(out.toByteArray());
    }

    // ---- who serves what

    private Map<String, Source> wire(int part) {
        Map<String, Source> sources = new LinkedHashMap<>();
        Requirements.View view = new Requirements.View(parts.get(part).name);
        types.get(part).imports().forEach((name, type) -> {
            Optional<Source.Plug> plug = plug(part, name);
            plug.ifPresent(found -> view.plug(type, parts.get(found.part).name));
            sources.put(
                    name,
                    plug.<Source>map(found -> found)
                            .orElseGet(() -> new Source.Import(requirements.add(view, name, type))));
        });
        return sources;
    }

    private Optional<Source.Plug> plug(int importer, String name) {
        VersionedName wanted = VersionedName.of(name);
        for (int part = importer + 1; part < parts.size(); part++) {
            Optional<String> export = wanted.servedBy(types.get(part).exports().keySet());
            if (export.isPresent()) {
                return Optional.of(new Source.Plug(part, export.get()));
            }
        }
        return Optional.empty();
    }

    private void refuseUnlessUsed(int plug) {
        boolean used = wiring.stream()
                .flatMap(sources -> sources.values().stream())
                .anyMatch(source -> source instanceof Source.Plug found && found.part == plug);
        if (!used) {
            throw new ComposeException(
                    "%s serves no import of %s or of the plugs before it; it exports %s, they import %s"
                            .formatted(
                                    parts.get(plug).name,
                                    parts.getFirst().name,
                                    list(types.get(plug).exports().keySet()),
                                    list(types.subList(0, plug).stream()
                                            .flatMap(type -> type.imports().keySet().stream())
                                            .distinct()
                                            .toList())));
        }
    }

    private static String list(Collection<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    // ---- writing

    private void importing(Requirement requirement, TypeScope scope) {
        ComponentExternType type = requirement.type();
        refuseCode(requirement, requirement.name(), type);
        Sort sort = sort(type);
        int index = out.importing(requirement.name(), sort, scope.extern(type));
        if (type instanceof ComponentExternType.Instance(var instance)) {
            scope.instance(index, instance);
        } else if (sort == Sort.TYPE) {
            scope.type(index, type);
        }
        imported.put(requirement, index);
    }

    /** Modules and components are not passed through the composition, neither alone nor in an instance. */
    private static void refuseCode(Requirement requirement, String path, ComponentExternType type) {
        switch (type) {
            case ComponentExternType.CoreModule module -> throw notPlugged(requirement, path, "core module");
            case ComponentExternType.Component component -> throw notPlugged(requirement, path, "component");
            case ComponentExternType.Type(DefinedType.Component component) ->
                throw notPlugged(requirement, path, "type of components");
            case ComponentExternType.Type(DefinedType.Instance(ComponentInstanceType instance)) ->
                refuseCode(requirement, path, instance);
            case ComponentExternType.Instance(ComponentInstanceType instance) ->
                refuseCode(requirement, path, instance);
            default -> {}
        }
    }

    private static void refuseCode(Requirement requirement, String path, ComponentInstanceType instance) {
        instance.exports().forEach((name, inner) -> refuseCode(requirement, path + " / " + name, inner));
    }

    private static ComposeException notPlugged(Requirement requirement, String path, String what) {
        return new ComposeException("%s imports \"%s\", a %s; such imports have to be plugged"
                .formatted(requirement.askedBy(), path, what));
    }

    private void instantiate(int part) {
        int component = out.component(parts.get(part).binary);
        List<ComponentEncoder.Argument> arguments = new ArrayList<>();
        wiring.get(part).forEach((name, source) -> {
            Sort sort = sort(Objects.requireNonNull(types.get(part).imports().get(name)));
            arguments.add(new ComponentEncoder.Argument(name, sort, index(sort, source)));
        });
        starts[part] = out.position();
        instances[part] = out.instantiate(component, arguments);
    }

    private int index(Sort sort, Source source) {
        return switch (source) {
            case Source.Plug(int part, String export) -> out.exportAlias(sort, instances[part], export);
            case Source.Import(Requirement requirement) -> Objects.requireNonNull(imported.get(requirement));
        };
    }

    private void export(String name, ComponentExternType type) {
        Sort sort = sort(type);
        out.export(name, sort, out.exportAlias(sort, instances[0], name));
    }

    private static Sort sort(ComponentExternType type) {
        return switch (type) {
            case ComponentExternType.CoreModule module -> Sort.CORE_MODULE;
            case ComponentExternType.Function function -> Sort.FUNCTION;
            case ComponentExternType.Type defined -> Sort.TYPE;
            case ComponentExternType.Resource resource -> Sort.TYPE;
            case ComponentExternType.Instance instance -> Sort.INSTANCE;
            case ComponentExternType.Component component -> Sort.COMPONENT;
        };
    }

    // ---- the result

    /** Types are compared here: where an instance of a part is refused, one of its imports and its source do not fit. */
    private byte[] validated(byte[] composition) {
        try {
            ComponentValidator.validate(composition, engine);
            return composition;
        } catch (InvalidComponentException e) {
            throw misfit(e);
        }
    }

    private ComposeException misfit(InvalidComponentException cause) {
        for (int part = 0; part < parts.size(); part++) {
            if (cause.offset() >= starts[part] && cause.offset() < end(part)) {
                return misfit(part, cause);
            }
        }
        return new ComposeException("the composition is invalid: " + cause.reason(), cause);
    }

    /** Parts are written from the last one to the socket. */
    private int end(int part) {
        return part == 0 ? Integer.MAX_VALUE : starts[part - 1];
    }

    private ComposeException misfit(int part, InvalidComponentException cause) {
        for (Map.Entry<String, Source> wire : wiring.get(part).entrySet()) {
            String prefix = "type mismatch for import `" + wire.getKey() + "`: ";
            if (cause.reason().startsWith(prefix) && wire.getValue() instanceof Source.Plug(int plug, String export)) {
                return new ComposeException(
                        "%s imports \"%s\", and the export \"%s\" of %s does not fit: %s"
                                .formatted(
                                        parts.get(part).name,
                                        wire.getKey(),
                                        export,
                                        parts.get(plug).name,
                                        cause.reason().substring(prefix.length())),
                        cause);
            }
        }
        return new ComposeException(
                "%s cannot be instantiated in the composition: %s".formatted(parts.get(part).name, cause.reason()),
                cause);
    }
}
