package dev.ashlar.bindgen;

import dev.ashlar.wit.Direction;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WitWorld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Generates Java for hosts: from the worlds of WIT the interfaces that a host implements for its components and calls
 * them by, with their types.
 *
 * <p>The same input gives the same bytes. Functions and types that have no place in Java yet, since they are
 * asynchronous, are left out and reported.
 *
 * {@snippet :
 * WitResolution wit = Wit.read(Path.of("wit"));
 * var bindings = Bindgen.generate(wit, List.of(Bindgen.findWorld(wit, "command")), new BindgenOptions("com.example"));
 * bindings.writeTo(Path.of("target/generated-sources/wit"));
 * }
 */
public final class Bindgen {
    private final WitResolution resolution;
    private final BindgenOptions options;
    private final Layout layout;
    private final TypeMapper mapper;
    private final Selection selection;
    private final TypeWriter types;
    private final InterfaceWriter interfaces;
    private final WorldWriter worlds;
    private final Map<String, JavaFile> files = new TreeMap<>();
    private final List<Omission> omissions = new ArrayList<>();

    private Bindgen(WitResolution resolution, BindgenOptions options) {
        this.resolution = resolution;
        this.options = options;
        layout = new Layout(resolution, options);
        mapper = new TypeMapper(resolution, layout);
        selection = new Selection(mapper);
        types = new TypeWriter(layout, mapper);
        var functions = new FunctionWriter(mapper);
        interfaces = new InterfaceWriter(layout, selection, functions);
        worlds = new WorldWriter(resolution, layout, selection, functions, interfaces);
    }

    /**
     * Generates sources for worlds; interfaces that they share are there once.
     *
     * @throws IllegalArgumentException when there is no such world
     */
    public static Bindings generate(WitResolution resolution, List<InterfaceName> worlds, BindgenOptions options) {
        return new Bindgen(resolution, options).generate(worlds);
    }

    /**
     * Finds a world by its full name ({@code wasi:cli/command@0.2.12}), by a plain name of the root package or else of
     * the only package that has it, or, where the name is empty, as the root package's only one.
     *
     * @throws IllegalArgumentException when that leads to none or to several; the message lists those there are
     */
    public static InterfaceName findWorld(WitResolution resolution, String name) {
        var inRoot = resolution.root().worlds().stream().map(WitWorld::name).toList();
        var all = resolution.packages().stream()
                .flatMap(declared -> declared.worlds().stream())
                .map(WitWorld::name)
                .toList();
        if (name.isEmpty()) {
            return only(inRoot, "one world", inRoot);
        }
        var named = inRoot.stream().filter(world -> world.name().equals(name)).findFirst();
        return named.orElseGet(() -> only(
                all.stream()
                        .filter(world ->
                                world.name().equals(name) || world.toString().equals(name))
                        .toList(),
                "one world " + name,
                all));
    }

    private static InterfaceName only(List<InterfaceName> found, String wanted, List<InterfaceName> all) {
        if (found.size() != 1) {
            throw new IllegalArgumentException("expected " + wanted + ", found " + found.size() + "; there are: "
                    + String.join(
                            ", ", all.stream().map(InterfaceName::toString).toList()));
        }
        return found.getFirst();
    }

    private Bindings generate(List<InterfaceName> names) {
        SequencedMap<Scope, WitInterface> reached = new LinkedHashMap<>();
        for (var name : names) {
            var world = resolution
                    .worldNamed(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no world " + name + " in " + resolution));
            for (var direction : Direction.values()) {
                for (var item : world.items(direction)) {
                    WorldWriter.interfaceOf(resolution, item)
                            .ifPresent(declared -> reached.put(declared.scope(), declared));
                }
            }
            generate(world);
        }
        reached.values().stream()
                .filter(declared -> !isProvided(declared.scope()))
                .forEach(this::generate);
        return new Bindings(List.copyOf(files.values()), omissions);
    }

    private boolean isProvided(Scope scope) {
        return options.providedBase(scope.container().packageName()).isPresent();
    }

    private void generate(WitWorld world) {
        var content = ScopeContent.of(world);
        add(worlds.world(world));
        generateTypes(
                content, new Docs().add("The world " + Docs.code(world.name().toString()) + "."));
    }

    private void generate(WitInterface declared) {
        var content = ScopeContent.of(declared);
        if (!selection.ownFunctions(content).isEmpty()
                || !selection.resources(content).isEmpty()) {
            add(interfaces.functions(declared));
        }
        generateTypes(
                content,
                TypeWriter.docs(declared.annotations())
                        .add("The interface " + Docs.code(InterfaceWriter.externName(declared.scope())) + "."));
    }

    private void generateTypes(ScopeContent content, Docs docs) {
        var scope = content.scope();
        selection.types(content).forEach(type -> add(type(scope, type)));
        layout.exceptionsIn(scope).forEach((error, name) -> {
            if (mapper.obstacle(error).isEmpty()) {
                add(types.exception(scope, error, name));
            }
        });
        var omitted = selection.omissions(content);
        omissions.addAll(omitted);
        selection
                .aliases(content)
                .forEach(alias ->
                        docs.add(describe(alias)).wit(alias.annotations().docs()));
        omitted.forEach(
                omission -> docs.add("Left out is " + Docs.code(omission.item()) + ": " + omission.reason() + "."));
        var info = WorldWriter.packageInfo(layout.packageOf(scope), docs);
        files.put(info.path(), info);
    }

    private SourceFile type(Scope scope, TypeDefinition type) {
        return switch (type.kind()) {
            case TypeKind.RecordOf of -> types.record(scope, type, of);
            case TypeKind.VariantOf of -> types.variant(scope, type, of);
            case TypeKind.EnumOf of -> types.enumeration(scope, type, of);
            case TypeKind.FlagsOf of -> types.flags(scope, type, of);
            case TypeKind.Resource of -> interfaces.resource(scope, type, of);
            case TypeKind.Alias alias -> throw new IllegalArgumentException(alias + " has no class");
            case TypeKind.Use use -> throw new IllegalArgumentException(use + " has no class");
        };
    }

    private static String describe(TypeDefinition alias) {
        String target = ((TypeKind.Alias) alias.kind()).target().toString();
        return Docs.code(alias.name()) + " is " + Docs.code(target) + ".";
    }

    private void add(SourceFile source) {
        var file = source.build();
        files.put(file.path(), file);
    }
}
