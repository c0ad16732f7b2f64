package dev.ashlar.component.validate;

import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.ValType;
import dev.ashlar.component.binary.ExternName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a scope's imports, or of its exports: well-formed, strongly unique, and fit for what they name. */
final class NameRegistry {
    private final String what;
    private final Map<String, String> taken = new HashMap<>();
    private final Map<Def.Resource, String> resources = new IdentityHashMap<>();
    private final Set<String> resourceNames = new HashSet<>();

    /** @param what has the names: import or export */
    NameRegistry(String what) {
        this.what = what;
    }

    /** Names a resource, which constructors, methods and static functions may then refer to. */
    void addResource(String name, Def.Resource resource) {
        resources.put(resource, name);
        resourceNames.add(name);
    }

    void add(ExternName extern, Entity entity, int offset) {
        String name = extern.name();
        ParsedName parsed;
        try {
            parsed = ParsedName.parse(name, extern.versionSuffix().orElse(null));
        } catch (ParsedName.NameException e) {
            throw new InvalidComponentException(
                    offset, "%s name `%s` is not a valid extern name: %s".formatted(what, name, e.getMessage()));
        }
        checkAttributes(extern, parsed, entity, offset);
        String problem = problem(parsed, entity);
        if (problem != null) {
            throw new InvalidComponentException(offset, "%s name `%s` is not valid: %s".formatted(what, name, problem));
        }
        String previous = taken.putIfAbsent(parsed.key(), name);
        if (previous != null) {
            throw new InvalidComponentException(
                    offset, "%s name `%s` conflicts with previous name `%s`".formatted(what, name, previous));
        }
    }

    private static void checkAttributes(ExternName extern, ParsedName parsed, Entity entity, int offset) {
        if (extern.versionSuffix().isPresent()
                && (parsed.kind() != ParsedName.Kind.INTERFACE || !extern.name().contains("@"))) {
            throw new InvalidComponentException(
                    offset, "name `%s` has no version that a suffix could complete".formatted(extern.name()));
        }
        if (extern.implemented().isEmpty()) {
            return;
        }
        if (parsed.kind() != ParsedName.Kind.LABEL) {
            throw new InvalidComponentException(
                    offset, "name `%s` is not valid with `implements`".formatted(extern.name()));
        }
        if (!(entity instanceof Entity.Instance)) {
            throw new InvalidComponentException(offset, "only instances can have an `implements`");
        }
        checkInterface(extern.implemented().get(), offset);
    }

    private static void checkInterface(String name, int offset) {
        try {
            if (ParsedName.parse(name, null).kind() != ParsedName.Kind.INTERFACE) {
                throw new InvalidComponentException(offset, "name `%s` must be an interface".formatted(name));
            }
        } catch (ParsedName.NameException e) {
            throw new InvalidComponentException(offset, "`%s` is not a valid name: %s".formatted(name, e.getMessage()));
        }
    }

    private @Nullable String problem(ParsedName name, Entity entity) {
        if (name.kind() == ParsedName.Kind.LABEL || name.kind() == ParsedName.Kind.INTERFACE) {
            return null;
        }
        if (!(entity instanceof Entity.Function(Def.Function function))) {
            return entity.kind() + " is not a func";
        }
        return switch (name.kind()) {
            case CONSTRUCTOR -> constructorProblem(name, function);
            case METHOD -> methodProblem(name, function);
            case STATIC ->
                resourceNames.contains(name.resource()) ? null : "static resource name is not known in this context";
            case LABEL, INTERFACE -> null;
        };
    }

    private @Nullable String constructorProblem(ParsedName name, Def.Function function) {
        if (function.type.async()) {
            return "constructor function cannot be async";
        }
        Def.Value result = function.result;
        if (result == null) {
            return "function should return one value";
        }
        if (result.type instanceof ValType.ResultOf r && r.ok().isPresent()) {
            result = result.parts.getFirst();
        }
        return result.type instanceof ValType.Own && result.resource != null
                ? resourceProblem(name, result.resource)
                : "function should return `(own $T)` or `(result (own $T))`";
    }

    private @Nullable String methodProblem(ParsedName name, Def.Function function) {
        if (function.parameters.isEmpty()) {
            return "function should have at least one argument";
        }
        if (!function.type.parameters().getFirst().name().equals("self")) {
            return "function should have a first argument called `self`";
        }
        Def.Value self = function.parameters.getFirst();
        return self.type instanceof ValType.Borrow && self.resource != null
                ? resourceProblem(name, self.resource)
                : "function should take a first argument of `(borrow $T)`";
    }

    private @Nullable String resourceProblem(ParsedName name, Def.Resource resource) {
        String actual = resources.get(resource);
        if (actual == null) {
            return "resource used in function does not have a name in this context";
        }
        return actual.equals(name.resource())
                ? null
                : "function does not match expected resource name `%s`".formatted(actual);
    }
}
