package dev.ashlar.wit.print;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.Direction;
import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitPackage;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WitWorld;
import dev.ashlar.wit.WorldItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes packages as WIT, such that reading them again gives the same.
 *
 * <p>Worlds are written as they were resolved: what they include is spelt out.
 */
public final class WitPrinter {
    private final IndentedText out = new IndentedText();
    private final PackageName within;

    private WitPrinter(PackageName within, int depth) {
        this.within = within;
        out.indent(depth);
    }

    /** The root package, then the others in blocks. */
    public static String print(WitResolution resolution) {
        var root = resolution.root();
        var others = resolution.packages().stream()
                .filter(other -> !other.name().equals(root.name()))
                .map(other -> "\n" + block(other))
                .collect(Collectors.joining());
        return print(root) + others;
    }

    /** A package as a file. */
    public static String print(WitPackage one) {
        var printer = new WitPrinter(one.name(), 0);
        printer.docs(one.docs());
        printer.out.line("package " + Names.packageName(one.name()) + ";");
        printer.items(one, true);
        return printer.out.toString();
    }

    private static String block(WitPackage one) {
        var printer = new WitPrinter(one.name(), 0);
        printer.docs(one.docs());
        printer.out.open("package " + Names.packageName(one.name()));
        printer.items(one, false);
        printer.out.close();
        return printer.out.toString();
    }

    private void items(WitPackage one, boolean blankLineFirst) {
        if (blankLineFirst && !(one.interfaces().isEmpty() && one.worlds().isEmpty())) {
            out.blankLine();
        }
        for (var it : one.interfaces()) {
            annotations(it.annotations());
            out.open("interface " + Names.name(it.name()));
            body(it);
            out.close();
            out.blankLine();
        }
        for (var world : one.worlds()) {
            world(world);
            out.blankLine();
        }
    }

    private void body(WitInterface it) {
        types(it.types());
        for (var function : it.functions()) {
            function(function);
            out.blankLine();
        }
    }

    private void world(WitWorld world) {
        annotations(world.annotations());
        out.open("world " + Names.name(world.name().name()));
        types(world.types());
        for (var direction : Direction.values()) {
            world.items(direction).forEach(item -> item(direction, item));
            out.blankLine();
        }
        out.close();
    }

    private void item(Direction direction, WorldItem item) {
        annotations(item.annotations());
        switch (item) {
            case WorldItem.OfInterface of -> out.line(direction + " " + path(of.name()) + ";");
            case WorldItem.OfNamedInterface of ->
                out.line(direction + " " + Names.name(of.externName()) + ": " + path(of.implemented()) + ";");
            case WorldItem.OfInlineInterface of -> {
                out.open(direction + " " + Names.name(of.externName()) + ": interface");
                body(of.body());
                out.close();
            }
            case WorldItem.OfFunction(var function) ->
                out.line(direction + " " + Names.name(function.name()) + ": " + signature(function) + ";");
        }
    }

    private void types(List<TypeDefinition> types) {
        for (int at = 0; at < types.size(); ) {
            var type = types.get(at);
            if (type.kind() instanceof TypeKind.Use(var origin)) {
                int end = endOfUse(types, at, origin.scope());
                use(origin.scope(), types.subList(at, end));
                at = end;
            } else {
                type(type);
                at++;
            }
            if (at == types.size() || !(types.get(at).kind() instanceof TypeKind.Use)) {
                out.blankLine();
            }
        }
    }

    private static int endOfUse(List<TypeDefinition> types, int from, Scope scope) {
        int end = from + 1;
        while (end < types.size()
                && types.get(end).kind() instanceof TypeKind.Use(var origin)
                && origin.scope().equals(scope)
                && types.get(end).annotations().equals(types.get(from).annotations())) {
            end++;
        }
        return end;
    }

    private void use(Scope from, List<TypeDefinition> types) {
        annotations(types.getFirst().annotations());
        out.line(types.stream()
                .map(WitPrinter::used)
                .collect(Collectors.joining(", ", "use " + path(from.container()) + ".{", "};")));
    }

    private static String used(TypeDefinition type) {
        var name = Names.name(type.name());
        return type.kind() instanceof TypeKind.Use(TypeName(var scope, var original)) && !original.equals(type.name())
                ? Names.name(original) + " as " + name
                : name;
    }

    private void type(TypeDefinition type) {
        annotations(type.annotations());
        var name = Names.name(type.name());
        switch (type.kind()) {
            case TypeKind.RecordOf(var fields) -> {
                out.open("record " + name);
                fields.forEach(field ->
                        member(field.annotations(), Names.name(field.name()) + ": " + Names.type(field.type())));
                out.close();
            }
            case TypeKind.VariantOf(var cases) -> {
                out.open("variant " + name);
                cases.forEach(one -> member(
                        one.annotations(),
                        Names.name(one.name())
                                + one.payload()
                                        .map(payload -> "(" + Names.type(payload) + ")")
                                        .orElse("")));
                out.close();
            }
            case TypeKind.EnumOf(var cases) -> {
                out.open("enum " + name);
                cases.forEach(one -> member(one.annotations(), Names.name(one.name())));
                out.close();
            }
            case TypeKind.FlagsOf(var flags) -> {
                out.open("flags " + name);
                flags.forEach(flag -> member(flag.annotations(), Names.name(flag.name())));
                out.close();
            }
            case TypeKind.Resource(var functions) -> resource(name, functions);
            case TypeKind.Alias(var target) -> out.line("type " + name + " = " + Names.type(target) + ";");
            case TypeKind.Use(var origin) -> throw new IllegalStateException("a `use` is written with others");
        }
    }

    private void member(Annotations annotations, String text) {
        annotations(annotations);
        out.line(text + ",");
    }

    private void resource(String name, List<WitFunction> functions) {
        if (functions.isEmpty()) {
            out.line("resource " + name + ";");
            return;
        }
        out.open("resource " + name);
        for (var function : functions) {
            function(function);
            out.blankLine();
        }
        out.close();
    }

    private void function(WitFunction function) {
        annotations(function.annotations());
        var name = Names.name(function.name()) + ": ";
        out.line(switch (function.kind()) {
                    case FunctionKind.Free free -> name + signature(function);
                    case FunctionKind.Method method -> name + signature(function);
                    case FunctionKind.Static of -> name + "static " + signature(function);
                    case FunctionKind.Constructor of ->
                        "constructor"
                                + parameters(function)
                                + result(function.result().filter(type -> !(type instanceof Type.Own)));
                }
                + ";");
    }

    private static String signature(WitFunction function) {
        return (function.async() ? "async func" : "func") + parameters(function) + result(function.result());
    }

    private static String parameters(WitFunction function) {
        return function.parameters().stream()
                .map(parameter -> Names.name(parameter.name()) + ": " + Names.type(parameter.type()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String result(Optional<Type> type) {
        return type.map(result -> " -> " + Names.type(result)).orElse("");
    }

    private String path(InterfaceName name) {
        return name.packageName().equals(within) ? Names.name(name.name()) : Names.interfaceName(name);
    }

    private void annotations(Annotations annotations) {
        docs(annotations.docs());
        var gate = annotations.gate();
        gate.since().ifPresent(version -> out.line("@since(version = " + version + ")"));
        gate.unstable().ifPresent(feature -> out.line("@unstable(feature = " + Names.name(feature) + ")"));
        gate.deprecated().ifPresent(version -> out.line("@deprecated(version = " + version + ")"));
        annotations.externalId().ifPresent(id -> out.line("@external-id(" + Names.string(id) + ")"));
    }

    private void docs(String docs) {
        if (!docs.isEmpty()) {
            for (var line : docs.split("\n", -1)) {
                out.line(("/// " + Names.allowed(line)).stripTrailing());
            }
        }
    }
}
