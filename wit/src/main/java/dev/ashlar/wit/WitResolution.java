package dev.ashlar.wit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A package with all that it depends on, every name in it resolved. Immutable; two of them are equal when they have the
 * same packages, in whatever order.
 */
public final class WitResolution {
    private final PackageName root;
    private final SequencedMap<PackageName, WitPackage> packages = new LinkedHashMap<>();
    private final Map<TypeName, TypeDefinition> types = new HashMap<>();

    /**
     * @param root the package that was asked for
     * @param packages dependencies first; the root among them
     */
    public WitResolution(PackageName root, List<WitPackage> packages) {
        this.root = root;
        packages.forEach(this::add);
        if (!this.packages.containsKey(root)) {
            throw new IllegalArgumentException("the root package " + root + " is not among " + this.packages.keySet());
        }
    }

    private void add(WitPackage added) {
        if (packages.putIfAbsent(added.name(), added) != null) {
            throw new IllegalArgumentException("package " + added.name() + " is there twice");
        }
        added.interfaces().forEach(this::add);
        for (var world : added.worlds()) {
            add(world.scope(), world.types());
            for (var direction : Direction.values()) {
                for (var item : world.items(direction)) {
                    if (item instanceof WorldItem.OfInlineInterface inline) {
                        add(inline.body());
                    }
                }
            }
        }
    }

    private void add(WitInterface added) {
        add(added.scope(), added.types());
    }

    private void add(Scope scope, List<TypeDefinition> definitions) {
        definitions.forEach(definition -> types.put(new TypeName(scope, definition.name()), definition));
    }

    /** The package that was asked for. */
    public WitPackage root() {
        return packageNamed(root).orElseThrow();
    }

    /** All packages, dependencies first. */
    public List<WitPackage> packages() {
        return List.copyOf(packages.values());
    }

    public Optional<WitPackage> packageNamed(PackageName name) {
        return Optional.ofNullable(packages.get(name));
    }

    public Optional<WitInterface> interfaceNamed(InterfaceName name) {
        return packageNamed(name.packageName()).flatMap(found -> found.interfaceNamed(name.name()));
    }

    public Optional<WitWorld> worldNamed(InterfaceName name) {
        return packageNamed(name.packageName()).flatMap(found -> found.worldNamed(name.name()));
    }

    /** The only world of the root package. */
    public WitWorld world() {
        return world(Optional.empty());
    }

    /**
     * The world that a choice means: the only one of the root package where there is no choice, one of the root package
     * by its plain name, or any by its full name.
     *
     * @throws WitException when there is none, or more than one
     * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#specifying-a-world">WIT:
     *     specifying a world</a>
     */
    public WitWorld world(Optional<String> choice) {
        var candidates = choice.isPresent() && choice.orElseThrow().contains("/")
                ? packages.values().stream()
                        .flatMap(one -> one.worlds().stream())
                        .toList()
                : root().worlds();
        var chosen = candidates.stream()
                .filter(world -> choice.isEmpty()
                        || world.name().toString().equals(choice.orElseThrow())
                        || world.name().name().equals(choice.orElseThrow()))
                .toList();
        if (chosen.size() == 1) {
            return chosen.getFirst();
        }
        var names = candidates.stream()
                .map(world -> choice.isPresent() && choice.orElseThrow().contains("/")
                        ? world.name().toString()
                        : world.name().name())
                .collect(Collectors.joining(", "));
        var reason = choice.map(name -> "there is no world " + name)
                .orElse(chosen.isEmpty() ? "there is no world" : "there is more than one world");
        throw new WitException(
                root.toString(),
                0,
                0,
                reason,
                names.isEmpty() ? Optional.empty() : Optional.of("choose one of " + names));
    }

    /**
     * What a name stands for, be it an alias or a {@code use}.
     *
     * @throws NoSuchElementException when the name is not of this resolution
     */
    public TypeDefinition definition(TypeName name) {
        return Optional.ofNullable(types.get(name)).orElseThrow(() -> new NoSuchElementException("no type " + name));
    }

    /** Where a type was declared: follows {@code use}, not aliases. */
    public TypeName origin(TypeName name) {
        var origin = name;
        while (definition(origin).kind() instanceof TypeKind.Use(var next)) {
            origin = next;
        }
        return origin;
    }

    /** The resource behind a name: follows {@code use} and aliases. */
    public TypeName resource(TypeName name) {
        var resource = origin(name);
        while (definition(resource).kind() instanceof TypeKind.Alias(Type.Own(var next))) {
            resource = origin(next);
        }
        return resource;
    }

    /**
     * The type itself: follows {@code use} and aliases, so that what is left of {@link Type.Named} names a record,
     * variant, enum or set of flags where it was declared. Parts of the type are left as they are.
     */
    public Type underlying(Type type) {
        var current = type;
        while (current instanceof Type.Named(var name)) {
            var origin = origin(name);
            if (!(definition(origin).kind() instanceof TypeKind.Alias(var target))) {
                return new Type.Named(origin);
            }
            current = target;
        }
        return switch (current) {
            case Type.Own(var name) -> new Type.Own(resource(name));
            case Type.Borrow(var name) -> new Type.Borrow(resource(name));
            default -> current;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitResolution that && root.equals(that.root) && packages.equals(that.packages);
    }

    @Override
    public int hashCode() {
        return 31 * root.hashCode() + packages.hashCode();
    }

    @Override
    public String toString() {
        return root + " of " + packages.keySet();
    }
}
