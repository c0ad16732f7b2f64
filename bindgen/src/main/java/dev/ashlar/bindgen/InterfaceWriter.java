package dev.ashlar.bindgen;

import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.WitFunction;
import dev.ashlar.wit.WitInterface;
import java.util.ArrayList;
import java.util.List;

/** Writes the interfaces for WIT's interfaces and resources. */
final class InterfaceWriter {
    /** The formatter of this project breaks chains of calls after that. */
    private static final int CHAIN_WIDTH = 80;

    static final ClassName LINKER = ClassName.ofRuntime("ComponentLinker");
    static final ClassName INSTANCE = ClassName.ofRuntime("ComponentInstance");
    static final ClassName HOST_BINDING = ClassName.ofRuntime("HostBinding");
    static final ClassName GUEST_BINDING = ClassName.ofRuntime("GuestBinding");
    static final ClassName WIT_INTERFACE = ClassName.ofRuntime("WitInterface");
    static final ClassName LOOKUP = new ClassName("java.lang.invoke", "MethodHandles");
    private static final ClassName FUNCTION = new ClassName("java.util.function", "Function");
    private static final ClassName CALL_CONTEXT = new ClassName("dev.ashlar.engine", "CallContext");
    private static final ClassName WIT_RESOURCE = ClassName.ofRuntime("WitResource");

    private final Layout layout;
    private final Selection selection;
    private final FunctionWriter functions;

    InterfaceWriter(Layout layout, Selection selection, FunctionWriter functions) {
        this.layout = layout;
        this.selection = selection;
        this.functions = functions;
    }

    /** The interface for the functions of a WIT interface, with what binds them and its resources. */
    SourceFile functions(WitInterface declared) {
        var scope = declared.scope();
        var content = ScopeContent.of(declared);
        var name = layout.functions(scope);
        var file = new SourceFile(name, layout.namesIn(scope));
        var own = selection.ownFunctions(content);
        var resources = selection.resources(content);
        file.docs(0, docs(declared, own))
                .line(0, "@" + file.name(WIT_INTERFACE) + "(\"" + externName(scope) + "\")")
                .line(0, "public interface " + name.name() + " {");
        functions.write(file, 4, scope, own, NameScope.ofMethods("link", "linkPerCall", "of"), true);
        if (!own.isEmpty()) {
            file.blank();
        }
        writeLink(file, scope, own, resources);
        if (!own.isEmpty()) {
            file.blank();
            writeOf(file, scope);
        }
        return file.line(0, "}");
    }

    private static Docs docs(WitInterface declared, List<WitFunction> own) {
        String name = Docs.code(externName(declared.scope()));
        return TypeWriter.docs(declared.annotations())
                .add(own.isEmpty() ? "Links the resources of " + name + "." : "The functions of " + name + ".");
    }

    private void writeLink(SourceFile file, Scope scope, List<WitFunction> own, List<TypeDefinition> resources) {
        String definitions = "linker.instance(\"" + externName(scope) + "\")";
        String linker = file.name(LINKER) + " linker";
        if (own.isEmpty()) {
            file.docs(4, new Docs().add("Lets components import this interface."))
                    .declaration(4, "static void link", List.of(linker), "", " {");
            bind(file, 8, definitions, scope, resources, "");
            file.line(4, "}");
            return;
        }
        String self = layout.functions(scope).name();
        writeLinks(file, 4, "static void", "interface", self, "host", "hosts");
        bind(file, 8, definitions, scope, resources, ".functionsPerCall(" + self + ".class, hosts)");
        file.line(4, "}");
    }

    /** The first of two methods, and the second's declaration. */
    static void writeLinks(
            SourceFile file, int indent, String modifiers, String what, String type, String one, String many) {
        String linker = file.name(LINKER) + " linker";
        String function = file.name(FUNCTION) + "<" + file.name(CALL_CONTEXT) + ", " + type + "> " + many;
        file.docs(indent, new Docs().add("Lets components import this " + what + ", implemented by `" + one + "`."))
                .declaration(indent, modifiers + " link", List.of(linker, type + " " + one), "", " {")
                .line(indent + 4, "linkPerCall(linker, context -> " + one + ");")
                .line(indent, "}")
                .blank()
                .docs(
                        indent,
                        new Docs()
                                .add("The same, implemented by what `" + many
                                        + "` finds for a call: components linked once serve many stores."))
                .declaration(indent, modifiers + " linkPerCall", List.of(linker, function), "", " {");
    }

    /**
     * A statement that defines resources and functions.
     *
     * @param functions the call for functions, empty for none
     */
    void bind(
            SourceFile file,
            int indent,
            String definitions,
            Scope scope,
            List<TypeDefinition> resources,
            String functions) {
        var calls = new ArrayList<String>();
        for (var resource : resources) {
            var type = layout.type(new TypeName(scope, resource.name()));
            calls.add(".resource(" + file.name(type) + ".class)");
        }
        if (!functions.isEmpty()) {
            calls.add(functions);
        }
        String start = file.name(HOST_BINDING) + ".in(" + definitions + ", " + file.name(LOOKUP) + ".lookup())";
        String oneLine = start + String.join("", calls) + ";";
        if (calls.size() == 1 && indent + start.length() <= CHAIN_WIDTH && SourceFile.fits(indent, oneLine)) {
            file.line(indent, oneLine);
            return;
        }
        file.line(indent, start);
        for (int i = 0; i < calls.size(); i++) {
            file.line(indent + 8, calls.get(i) + (i == calls.size() - 1 ? ";" : ""));
        }
    }

    private void writeOf(SourceFile file, Scope scope) {
        String self = layout.functions(scope).name();
        file.docs(4, new Docs().add("What an instance of a component exports under the name of this interface."))
                .line(4, "static " + self + " of(" + file.name(INSTANCE) + " instance) {")
                .line(8, "return " + client(file, self) + ";")
                .line(4, "}");
    }

    /** An expression that makes a typed client. */
    static String client(SourceFile file, String type) {
        return file.name(GUEST_BINDING) + ".client(instance, " + type + ".class, " + file.name(LOOKUP) + ".lookup())";
    }

    /** The interface for a resource. */
    SourceFile resource(Scope scope, TypeDefinition definition, TypeKind.Resource resource) {
        var name = layout.type(new TypeName(scope, definition.name()));
        var file = new SourceFile(name, layout.namesIn(scope));
        var methods = selection.supported(resource.methods());
        var names = NameScope.ofMethods("close");
        file.docs(0, TypeWriter.docs(definition, "resource"))
                .line(
                        0,
                        "@" + file.name(WIT_RESOURCE) + "(in = \"" + externName(scope) + "\", name = \""
                                + definition.name() + "\")")
                .line(
                        0,
                        "public interface " + name.name() + " extends " + file.name(ClassName.ofLang("AutoCloseable"))
                                + " {");
        functions.write(file, 4, scope, methods, names, true);
        if (!methods.isEmpty()) {
            file.blank();
        }
        return file.docs(4, new Docs().add("Gives the resource up: its owner does not need it any more."))
                .line(4, "@" + file.name(ClassName.ofLang("Override")))
                .line(4, "void close();")
                .line(0, "}");
    }

    /** What an instance of the interface is called in components; empty for a world. */
    static String externName(Scope scope) {
        return switch (scope) {
            case Scope.OfInterface(var name) -> name.toString();
            case Scope.OfInlineInterface inline -> inline.name();
            case Scope.OfWorld world -> "";
        };
    }

    /** Whether a function is called on a resource. */
    static boolean isMethod(WitFunction function) {
        return function.kind() instanceof FunctionKind.Method;
    }
}
