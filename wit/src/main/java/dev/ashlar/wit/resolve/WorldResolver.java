package dev.ashlar.wit.resolve;

import dev.ashlar.wit.Direction;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.WitWorld;
import dev.ashlar.wit.WorldItem;
import dev.ashlar.wit.resolve.PackageTree.Declared;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.Ast.ExternType;
import dev.ashlar.wit.syntax.Ast.TopLevelItem;
import dev.ashlar.wit.syntax.SourceFile;
import dev.ashlar.wit.syntax.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves a world: what it declares, then what it includes, then what both need.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#wit-worlds">WIT: worlds</a>
 */
final class WorldResolver {
    private final Environment environment;
    private final Budget budget;
    private final Declared declared;
    private final SourceFile file;
    private final TopLevelItem.World world;
    private final Map<String, TypeDefinition> types = new LinkedHashMap<>();
    private final Side imports;
    private final Side exports;
    private final ScopeResolver scope;

    /** The imports or the exports. The types of a world are among its imports, as far as names go. */
    private static final class Side {
        private final Direction direction;
        private final NameTable plainNames;
        private final Map<String, WorldItem> items = new LinkedHashMap<>();

        Side(Direction direction, InterfaceName world) {
            this.direction = direction;
            this.plainNames = new NameTable("the " + direction + "s of the world " + world);
        }
    }

    WorldResolver(Environment environment, Budget budget, Declared declared, TopLevelItem.World world) {
        this.environment = environment;
        this.budget = budget;
        this.declared = declared;
        this.file = declared.scope().file();
        this.world = world;
        this.imports = new Side(Direction.IMPORT, declared.name());
        this.exports = new Side(Direction.EXPORT, declared.name());
        this.scope = new ScopeResolver(environment, declared, new Scope.OfWorld(declared.name()), imports.plainNames);
    }

    WitWorld resolve() {
        var uses = new ArrayList<Ast.UseTypes>();
        var declarations = new ArrayList<Ast.TypeDeclaration>();
        var includes = new ArrayList<Ast.WorldItem.Include>();
        for (var item : world.items()) {
            switch (item) {
                case Ast.WorldItem.Use(var use) -> uses.add(use);
                case Ast.WorldItem.TypeItem(var type) -> declarations.add(type);
                case Ast.WorldItem.Include include -> includes.add(include);
                case Ast.WorldItem.Extern extern -> {}
                case Ast.WorldItem.NamedExtern named ->
                    side(named.direction()).plainNames.declare(named.name(), file);
            }
        }
        scope.takeTypes(uses, declarations);
        scope.types().forEach(type -> types.put(type.name(), type));
        world.items().forEach(this::addExtern);
        includes.forEach(this::include);
        return elaborated();
    }

    private Side side(Direction direction) {
        return direction == Direction.IMPORT ? imports : exports;
    }

    private void addExtern(Ast.WorldItem item) {
        switch (item) {
            case Ast.WorldItem.Extern extern -> add(extern);
            case Ast.WorldItem.NamedExtern named ->
                side(named.direction()).items.put(named.name().text(), item(named));
            case Ast.WorldItem.Use use -> {}
            case Ast.WorldItem.TypeItem type -> {}
            case Ast.WorldItem.Include include -> {}
        }
    }

    private void add(Ast.WorldItem.Extern extern) {
        var name = interfaceAt(extern.path());
        var before = side(extern.direction())
                .items
                .putIfAbsent(name.toString(), new WorldItem.OfInterface(name, extern.annotations()));
        if (before != null) {
            throw file.error(
                    extern.path().offset(),
                    "there is already an " + extern.direction() + " of " + name,
                    "remove one of them, or give one a name of its own: `" + extern.direction() + " other-name: " + name
                            + ";`");
        }
    }

    private InterfaceName interfaceAt(Ast.UsePath path) {
        var target = environment.packages().find(path, declared);
        if (!(target.item() instanceof TopLevelItem.Interface)) {
            throw file.error(
                    path.offset(),
                    target.name() + " is a world, which cannot be imported or exported",
                    "write `include`");
        }
        return target.name();
    }

    private WorldItem item(Ast.WorldItem.NamedExtern extern) {
        var name = extern.name().text();
        return switch (extern.type()) {
            case ExternType.OfFunction(var function) -> new WorldItem.OfFunction(scope.function(function));
            case ExternType.OfInterface(var items) ->
                new WorldItem.OfInlineInterface(
                        name,
                        InterfaceResolver.resolve(
                                environment,
                                declared,
                                new Scope.OfInlineInterface(declared.name(), extern.direction(), name),
                                items,
                                extern.annotations()));
            case ExternType.OfPath(var path) ->
                new WorldItem.OfNamedInterface(name, interfaceAt(path), extern.annotations());
        };
    }

    private void include(Ast.WorldItem.Include include) {
        var target = environment.packages().find(include.path(), declared);
        if (!(target.item() instanceof TopLevelItem.World)) {
            throw file.error(
                    include.path().offset(),
                    target.name() + " is an interface, and only worlds are included",
                    "write `import` or `export`");
        }
        var included = environment.worldNamed(target.name());
        budget.take(size(included), file, include.path().offset());
        var rescoping = new Rescoping(
                included.name(),
                declared.name(),
                renamings(include, included),
                include.annotations().gate());
        included.types().forEach(type -> include(rescoping.worldType(type), include));
        for (var direction : Direction.values()) {
            for (var item : included.items(direction)) {
                include(side(direction), rescoping.item(item), include);
            }
        }
    }

    private static int size(WitWorld world) {
        int size =
                world.types().size() + world.imports().size() + world.exports().size();
        for (var direction : Direction.values()) {
            for (var item : world.items(direction)) {
                if (item instanceof WorldItem.OfInlineInterface(var name, var body)) {
                    size += body.types().size() + body.functions().size();
                }
            }
        }
        return size;
    }

    private void include(TypeDefinition type, Ast.WorldItem.Include include) {
        boolean used = type.kind() instanceof TypeKind.Use;
        if (used && type.equals(types.get(type.name()))) {
            return;
        }
        if (!imports.plainNames.add(type.name())) {
            throw conflict(type.name(), Direction.IMPORT, include);
        }
        types.put(type.name(), type);
    }

    private void include(Side side, WorldItem item, Ast.WorldItem.Include include) {
        if (!(item instanceof WorldItem.OfInterface) && !side.plainNames.add(item.externName())) {
            throw conflict(item.externName(), side.direction, include);
        }
        side.items.putIfAbsent(item.externName(), item);
    }

    private RuntimeException conflict(String name, Direction direction, Ast.WorldItem.Include include) {
        return file.error(
                include.path().offset(),
                "the included world has an " + direction + " " + SourceFile.quote(name)
                        + ", and this world has another of that name",
                "rename it: `include " + include.path().name().text() + " with { " + name + " as other-name }`");
    }

    private Map<String, String> renamings(Ast.WorldItem.Include include, WitWorld included) {
        if (include.with().isEmpty()) {
            return Map.of();
        }
        var plainNames = plainNames(included);
        var renamings = new HashMap<String, String>();
        for (var renaming : include.with()) {
            var from = renaming.from();
            if (!plainNames.contains(from.text())) {
                throw file.error(
                        from.offset(),
                        included.name() + " has no import, export or type with the plain name "
                                + SourceFile.quote(from.text()),
                        Suggestions.didYouMean(from.text(), plainNames)
                                .or(() -> Optional.of("only plain names can change, those of interfaces cannot")));
            }
            if (renamings.putIfAbsent(from.text(), renaming.to().text()) != null) {
                throw file.error(from.offset(), SourceFile.quote(from.text()) + " is renamed twice", "remove one");
            }
        }
        return renamings;
    }

    private static Set<String> plainNames(WitWorld world) {
        var names = new LinkedHashSet<String>();
        world.types().forEach(type -> names.add(type.name()));
        for (var direction : Direction.values()) {
            for (var item : world.items(direction)) {
                if (!(item instanceof WorldItem.OfInterface)) {
                    names.add(item.externName());
                }
            }
        }
        return names;
    }

    private WitWorld elaborated() {
        var elaboration = new WorldElaboration(
                environment::interfaceNamed,
                steps -> budget.take(steps, file, world.name().offset()));
        var definitions = types.values().stream()
                .sorted(Comparator.comparing(type -> !(type.kind() instanceof TypeKind.Use)))
                .toList();
        var elaborated = elaboration.elaborate(definitions, imports.items.values(), exports.items.values());
        return new WitWorld(
                declared.name(), definitions, elaborated.imports(), elaborated.exports(), world.annotations());
    }
}
