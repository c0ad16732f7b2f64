package dev.ashlar.bindgen;

import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitFunction;
import java.util.ArrayList;
import java.util.List;

/** What of a scope is generated; the rest is reported. */
final class Selection {
    private final TypeMapper mapper;

    Selection(TypeMapper mapper) {
        this.mapper = mapper;
    }

    List<WitFunction> supported(List<WitFunction> functions) {
        return functions.stream()
                .filter(function -> mapper.obstacle(function).isEmpty())
                .toList();
    }

    /** Functions that are not called on a resource: free ones, constructors and static ones. */
    List<WitFunction> ownFunctions(ScopeContent content) {
        return supported(content.allFunctions()
                .filter(function -> !(function.kind() instanceof FunctionKind.Method))
                .toList());
    }

    List<TypeDefinition> resources(ScopeContent content) {
        return content.types().stream()
                .filter(type -> type.kind() instanceof TypeKind.Resource)
                .toList();
    }

    /** Types that get classes of their own. */
    List<TypeDefinition> types(ScopeContent content) {
        return content.types().stream()
                .filter(type -> !(type.kind() instanceof TypeKind.Alias || type.kind() instanceof TypeKind.Use))
                .filter(type -> isSupported(content.scope(), type))
                .toList();
    }

    List<TypeDefinition> aliases(ScopeContent content) {
        return content.types().stream()
                .filter(type -> type.kind() instanceof TypeKind.Alias)
                .filter(type -> isSupported(content.scope(), type))
                .toList();
    }

    private boolean isSupported(Scope scope, TypeDefinition type) {
        return mapper.obstacle(new TypeName(scope, type.name())).isEmpty();
    }

    /** What is left out. */
    List<Omission> omissions(ScopeContent content) {
        var omissions = new ArrayList<Omission>();
        String scope = InterfaceWriter.externName(content.scope());
        String prefix = scope.isEmpty() ? content.scope() + "#" : scope + "#";
        for (var type : content.types()) {
            if (!(type.kind() instanceof TypeKind.Use)) {
                mapper.obstacle(new TypeName(content.scope(), type.name()))
                        .ifPresent(reason -> omissions.add(new Omission(prefix + type.name(), reason)));
            }
        }
        content.allFunctions()
                .forEach(function -> mapper.obstacle(function)
                        .ifPresent(reason -> omissions.add(new Omission(prefix + function.externName(), reason))));
        return omissions;
    }
}
