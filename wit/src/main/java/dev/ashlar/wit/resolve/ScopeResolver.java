package dev.ashlar.wit.resolve;

import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitException;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.resolve.PackageTree.Declared;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.Ast.TopLevelItem;
import dev.ashlar.wit.syntax.Ast.TypeBody;
import dev.ashlar.wit.syntax.SourceFile;
import dev.ashlar.wit.syntax.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves what one scope declares: an interface, or the types and functions of a world. Functions come after all types,
 * because those of resources may refer to every one, even in a circle.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#name-resolution">WIT: name
 *     resolution</a>
 */
final class ScopeResolver {
    private final Environment environment;
    private final Declared declared;
    private final SourceFile file;
    private final Scope scope;
    private final NameTable names;
    private final TypeResolver types;
    private final Map<String, List<Ast.Function>> resources = new HashMap<>();

    /** @param names of the scope, which may be taken by others too */
    ScopeResolver(Environment environment, Declared declared, Scope scope, NameTable names) {
        this.environment = environment;
        this.declared = declared;
        this.file = declared.scope().file();
        this.scope = scope;
        this.names = names;
        this.types = new TypeResolver(environment.facts(), file, scope, this::howToOpen);
    }

    private Optional<String> howToOpen(String type) {
        return scope instanceof Scope.OfInterface(var name)
                ? environment.packages().features().howToOpen(name, type)
                : Optional.empty();
    }

    /** Takes the types of all these items in. */
    void takeTypes(List<Ast.UseTypes> uses, List<Ast.TypeDeclaration> declarations) {
        uses.forEach(this::use);
        for (var declaration : declarations) {
            names.declare(declaration.name(), file);
            types.declare(declaration);
            if (declaration.body() instanceof TypeBody.Resource(var functions)) {
                resources.put(declaration.name().text(), functions);
            }
        }
        declarations.forEach(types::resolve);
    }

    /** Takes a name of the scope for something else than a type. */
    void takeName(Ast.Name name) {
        names.declare(name, file);
    }

    private void use(Ast.UseTypes use) {
        var target = environment.packages().find(use.path(), declared);
        if (!(target.item() instanceof TopLevelItem.Interface)) {
            throw file.error(
                    use.path().offset(),
                    target.name() + " is a world, and types are used from interfaces",
                    "name an interface");
        }
        var from = environment.interfaceNamed(target.name());
        for (var renaming : use.names()) {
            var type = renaming.from();
            if (from.type(type.text()).isEmpty()) {
                throw missingType(type, from, target);
            }
            names.declare(renaming.to(), file);
            var origin = new TypeName(from.scope(), type.text());
            var kind = new TypeKind.Use(origin);
            types.add(
                    new TypeDefinition(renaming.to().text(), kind, use.annotations()),
                    environment.facts().get(origin));
        }
    }

    private WitException missingType(Ast.Name type, WitInterface from, Declared target) {
        var gate = environment.packages().features().howToOpen(target.name(), type.text());
        if (gate.isPresent()) {
            return file.error(
                    type.offset(),
                    SourceFile.quote(type.text()) + " of " + target.name() + " is behind a feature gate that is closed",
                    gate);
        }
        var candidates = from.types().stream().map(TypeDefinition::name).toList();
        return file.error(
                type.offset(),
                "there is no type " + SourceFile.quote(type.text()) + " in " + target.name(),
                Suggestions.didYouMean(type.text(), candidates));
    }

    /** The types of the scope, those that others need first. */
    List<TypeDefinition> types() {
        return types.types().stream().map(this::withFunctions).toList();
    }

    private TypeDefinition withFunctions(TypeDefinition definition) {
        var declarations = resources.get(definition.name());
        if (declarations == null) {
            return definition;
        }
        var functionNames = new NameTable("the resource " + SourceFile.quote(definition.name()));
        var functions = new ArrayList<WitFunction>();
        boolean hasConstructor = false;
        for (var declaration : declarations) {
            if (!(declaration.kind() instanceof FunctionKind.Constructor)) {
                functionNames.declare(declaration.name(), file);
            } else if (hasConstructor) {
                throw file.error(
                        declaration.name().offset(),
                        "a resource has one constructor at most",
                        "make this one a static function");
            } else {
                hasConstructor = true;
            }
            functions.add(function(declaration));
        }
        return new TypeDefinition(definition.name(), new TypeKind.Resource(functions), definition.annotations());
    }

    /** A function of the scope, or of a resource in it. */
    WitFunction function(Ast.Function function) {
        var parameterNames = new NameTable(
                "the parameters of " + SourceFile.quote(function.name().text()));
        if (function.kind() instanceof FunctionKind.Method) {
            parameterNames.add("self");
        }
        var parameters = new ArrayList<WitFunction.Parameter>();
        for (var parameter : function.parameters()) {
            parameterNames.declare(parameter.name(), file);
            parameters.add(new WitFunction.Parameter(
                    parameter.name().text(), types.type(parameter.type()).type()));
        }
        return new WitFunction(
                function.name().text(),
                function.kind(),
                function.async(),
                parameters,
                result(function),
                function.annotations());
    }

    private Optional<Type> result(Ast.Function function) {
        var result = function.result().map(types::type);
        if (result.isPresent() && result.orElseThrow().fact().borrows()) {
            throw file.error(
                    function.name().offset(),
                    "the result of " + SourceFile.quote(function.name().text()) + " holds a borrowed handle",
                    "return an owned one, without `borrow`");
        }
        var type = result.map(TypeResolver.Resolved::type);
        return function.kind() instanceof FunctionKind.Constructor(var resource)
                ? Optional.of(constructed(resource, type, function.name()))
                : type;
    }

    private Type constructed(String resource, Optional<Type> written, Ast.Name at) {
        Type made = new Type.Own(new TypeName(scope, resource));
        if (written.isEmpty()) {
            return made;
        }
        var type = written.orElseThrow();
        if (type instanceof Type.ResultOf(var ok, var error) && ok.equals(Optional.of(made))) {
            return type;
        }
        throw file.error(
                at.offset(),
                "a constructor returns its resource, not " + SourceFile.quote(type.toString()),
                "leave the result out, or write `result<" + resource + ", …>`");
    }
}
