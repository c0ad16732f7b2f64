package dev.ashlar.bindgen;

import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.WitFunction;
import java.util.List;

/** Writes the methods for WIT's functions. */
final class FunctionWriter {
    private static final ClassName WIT_FUNCTION = ClassName.ofRuntime("WitFunction");

    private final TypeMapper mapper;

    FunctionWriter(TypeMapper mapper) {
        this.mapper = mapper;
    }

    /** Adds methods to a class, an empty line before each but the first of the class. */
    void write(SourceFile file, int indent, Scope scope, List<WitFunction> functions, NameScope names, boolean first) {
        boolean separate = !first;
        for (var function : functions) {
            if (separate) {
                file.blank();
            }
            separate = true;
            write(file, indent, scope, function, names);
        }
    }

    private void write(SourceFile file, int indent, Scope scope, WitFunction function, NameScope names) {
        var docs = TypeWriter.docs(function.annotations()).add(Docs.code(function.signature()));
        var parameterNames = NameScope.ofMembers();
        var parameters = function.parameters().stream()
                .map(parameter -> file.type(mapper.map(parameter.type())) + " "
                        + parameterNames.claim(JavaNames.member(parameter.name())))
                .toList();
        var result = mapper.result(function);
        String thrown = mapper.exception(scope, function)
                .map(exception -> "throws " + file.name(exception))
                .orElse("");
        file.docs(indent, docs)
                .line(indent, "@" + file.name(WIT_FUNCTION) + "(\"" + function.externName() + "\")")
                .declaration(indent, file.type(result) + " " + name(function, result, names), parameters, thrown, ";");
    }

    private static String name(WitFunction function, JavaType result, NameScope names) {
        String wanted = switch (function.kind()) {
            case FunctionKind.Free() -> JavaNames.member(function.name());
            case FunctionKind.Method(var resource) -> JavaNames.member(function.name());
            case FunctionKind.Constructor(var resource) -> "new" + JavaNames.type(resource);
            case FunctionKind.Static(var resource) -> JavaNames.member(resource + "-" + function.name());
        };
        // Other than the rest of what every object has, this one can be overridden, by a method that returns an object.
        boolean hidesClone =
                wanted.equals("clone") && function.parameters().isEmpty() && result instanceof JavaType.Primitive;
        return names.claim(hidesClone ? wanted + "_" : wanted);
    }
}
