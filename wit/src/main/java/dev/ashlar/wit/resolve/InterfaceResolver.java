package dev.ashlar.wit.resolve;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.resolve.PackageTree.Declared;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.Ast.InterfaceItem;
import java.util.ArrayList;
import java.util.List;

/** Resolves an interface, be it of a package or declared inline. */
final class InterfaceResolver {
    private InterfaceResolver() {}

    /** @param declared the interface, or the world that it is declared in */
    static WitInterface resolve(
            Environment environment,
            Declared declared,
            Scope scope,
            List<InterfaceItem> items,
            Annotations annotations) {
        var uses = new ArrayList<Ast.UseTypes>();
        var types = new ArrayList<Ast.TypeDeclaration>();
        var functions = new ArrayList<Ast.Function>();
        for (var item : items) {
            switch (item) {
                case InterfaceItem.Use(var use) -> uses.add(use);
                case InterfaceItem.TypeItem(var type) -> types.add(type);
                case InterfaceItem.FunctionItem(var function) -> functions.add(function);
            }
        }
        var resolver = new ScopeResolver(environment, declared, scope, new NameTable(scope.toString()));
        resolver.takeTypes(uses, types);
        functions.forEach(function -> resolver.takeName(function.name()));
        return new WitInterface(
                scope,
                resolver.types(),
                functions.stream().map(resolver::function).toList(),
                annotations);
    }
}
