package dev.ashlar.wit.compat;

import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitInterface;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares interfaces: what is provided may be more than what is required, but not less, and not different. */
final class InterfaceComparison {
    private final Sides sides;
    private final Paths paths;
    private final TypeComparison types;

    InterfaceComparison(Sides sides, Paths paths, InterfaceName required, InterfaceName provided) {
        this.sides = sides;
        this.paths = paths;
        this.types = new TypeComparison(sides, paths, required, provided);
    }

    void compare(WitInterface required, WitInterface provided) {
        var path = paths.of(required.scope());
        compareTypes(path, required.scope(), required.types(), provided.scope(), provided.types());
        compareFunctions(path, required.functions(), provided.functions());
    }

    void compareTypes(
            String path,
            Scope requiredScope,
            List<TypeDefinition> required,
            Scope providedScope,
            List<TypeDefinition> provided) {
        var byName = byName(provided, TypeDefinition::name);
        for (var type : required) {
            var other = byName.get(type.name());
            if (other == null) {
                sides.lacking(path + "." + type.name(), "a type", "nobody provides it");
                continue;
            }
            types.compareNamed(new TypeName(requiredScope, type.name()), new TypeName(providedScope, type.name()));
            if (type.kind() instanceof TypeKind.Resource(var functions)
                    && other.kind() instanceof TypeKind.Resource(var others)) {
                compareFunctions(path + "." + type.name(), functions, others);
            }
        }
    }

    private void compareFunctions(String path, List<WitFunction> required, List<WitFunction> provided) {
        var byName = byName(provided, WitFunction::externName);
        for (var function : required) {
            var plainName = function.kind() instanceof FunctionKind.Constructor ? "constructor" : function.name();
            var functionPath = path + "." + plainName;
            var other = byName.get(function.externName());
            if (other == null) {
                sides.lacking(functionPath, described(function), "nobody provides it");
            } else {
                compare(functionPath, function, other);
            }
        }
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    private static String described(WitFunction function) {
        return function.kind() instanceof FunctionKind.Static ? "static " + function.signature() : function.signature();
    }

    void compare(String path, WitFunction required, WitFunction provided) {
        if (required.async() != provided.async()) {
            sides.changed(path, required.async() ? "async func" : "func", provided.async() ? "async func" : "func");
        }
        var requiredNames = parameterNames(required);
        var providedNames = parameterNames(provided);
        if (!requiredNames.equals(providedNames)) {
            sides.changed(
                    path + ".parameters",
                    "(" + String.join(", ", requiredNames) + ")",
                    "(" + String.join(", ", providedNames) + ")");
        } else {
            for (int i = 0; i < requiredNames.size(); i++) {
                types.compare(
                        path + ".parameters[" + i + "]." + requiredNames.get(i),
                        required.parameters().get(i).type(),
                        provided.parameters().get(i).type());
            }
        }
        types.compare(path + ".result", required.result(), provided.result());
    }

    private static List<String> parameterNames(WitFunction function) {
        return function.parameters().stream().map(WitFunction.Parameter::name).toList();
    }
}
