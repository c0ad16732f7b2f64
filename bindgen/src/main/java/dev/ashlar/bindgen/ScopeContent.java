package dev.ashlar.bindgen;

import dev.ashlar.wit.Direction;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitPackage;
import dev.ashlar.wit.WitWorld;
import dev.ashlar.wit.WorldItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a scope holds, be it an interface or a world. */
record ScopeContent(Scope scope, List<TypeDefinition> types, List<WitFunction> functions) {
    static ScopeContent of(WitInterface declared) {
        return new ScopeContent(declared.scope(), declared.types(), declared.functions());
    }

    static ScopeContent of(WitWorld world) {
        var functions = items(world)
                .filter(WorldItem.OfFunction.class::isInstance)
                .map(item -> ((WorldItem.OfFunction) item).function())
                .toList();
        return new ScopeContent(world.scope(), world.types(), functions);
    }

    /** All scopes of a package. */
    static List<ScopeContent> in(WitPackage declared) {
        var scopes = new ArrayList<ScopeContent>();
        declared.interfaces().forEach(one -> scopes.add(of(one)));
        for (var world : declared.worlds()) {
            scopes.add(of(world));
            items(world)
                    .filter(WorldItem.OfInlineInterface.class::isInstance)
                    .forEach(item -> scopes.add(of(((WorldItem.OfInlineInterface) item).body())));
        }
        return scopes;
    }

    /** Functions of resources included. */
    Stream<WitFunction> allFunctions() {
        return Stream.concat(functions.stream(), types.stream().flatMap(ScopeContent::functionsOf));
    }

    private static Stream<WitFunction> functionsOf(TypeDefinition type) {
        return type.kind() instanceof TypeKind.Resource(var functions) ? functions.stream() : Stream.empty();
    }

    private static Stream<WorldItem> items(WitWorld world) {
        return Arrays.stream(Direction.values()).flatMap(direction -> world.items(direction).stream());
    }
}
