package dev.ashlar.bindgen;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes the classes for WIT's records, variants, enums and flags, and the exceptions that carry them. */
final class TypeWriter {
    private static final ClassName LIST = new ClassName("java.util", "List");
    private static final ClassName RESULT_EXCEPTION = ClassName.ofRuntime("ResultException");

    private final Layout layout;
    private final TypeMapper mapper;

    TypeWriter(Layout layout, TypeMapper mapper) {
        this.layout = layout;
        this.mapper = mapper;
    }

    SourceFile record(Scope scope, TypeDefinition definition, TypeKind.RecordOf type) {
        var file = file(scope, definition);
        var names = NameScope.ofComponents();
        var components = new LinkedHashMap<String, TypeKind.Field>();
        type.fields().forEach(field -> components.put(names.claim(JavaNames.member(field.name())), field));
        var docs = docs(definition, "record");
        components.forEach((name, field) -> docs.tag("@param " + name, fieldDocs(field)));
        file.docs(0, docs);
        var list = new ArrayList<String>();
        var copied = new ArrayList<String>();
        components.forEach((name, field) -> {
            var mapped = mapper.map(field.type());
            list.add(file.type(mapped) + " " + name);
            if (mapped instanceof JavaType.Reference(var of, var arguments) && of.equals(LIST)) {
                copied.add(name);
            }
        });
        String self = file.simpleName();
        if (copied.isEmpty()) {
            return file.declaration(0, "public record " + self, list, "", " {}");
        }
        file.declaration(0, "public record " + self, list, "", " {").line(4, "public " + self + " {");
        copied.forEach(name -> file.line(8, name + " = " + file.name(LIST) + ".copyOf(" + name + ");"));
        return file.line(4, "}").line(0, "}");
    }

    private static String fieldDocs(TypeKind.Field field) {
        String docs = field.annotations().docs().strip();
        return Docs.code(field.type().toString()) + (docs.isEmpty() ? "" : ": " + docs);
    }

    SourceFile variant(Scope scope, TypeDefinition definition, TypeKind.VariantOf type) {
        var file = file(scope, definition);
        String self = file.simpleName();
        var names = NameScope.ofTypes(self);
        var cases = new LinkedHashMap<String, TypeKind.Case>();
        type.cases().forEach(one -> cases.put(names.claim(JavaNames.type(one.name())), one));
        file.declareNested(cases.keySet());
        file.docs(0, docs(definition, "variant")).line(0, "public sealed interface " + self + " {");
        String separator = "";
        for (var one : cases.entrySet()) {
            if (!separator.isEmpty()) {
                file.blank();
            }
            separator = "\n";
            writeCase(file, self, one.getKey(), one.getValue());
        }
        return file.line(0, "}");
    }

    private void writeCase(SourceFile file, String variant, String name, TypeKind.Case one) {
        var docs = docs(one.annotations());
        var components = new ArrayList<String>();
        one.payload().ifPresent(type -> {
            docs.tag("@param value", Docs.code(type.toString()));
            components.add(file.type(mapper.map(type)) + " value");
        });
        file.docs(4, docs).declaration(4, "record " + name, components, "implements " + variant, " {}");
    }

    SourceFile enumeration(Scope scope, TypeDefinition definition, TypeKind.EnumOf type) {
        var constants = new LinkedHashMap<String, Annotations>();
        var names = NameScope.ofMembers();
        type.cases().forEach(one -> constants.put(names.claim(JavaNames.constant(one.name())), one.annotations()));
        return constants(scope, definition, docs(definition, "enum"), constants);
    }

    SourceFile flags(Scope scope, TypeDefinition definition, TypeKind.FlagsOf type) {
        var constants = new LinkedHashMap<String, Annotations>();
        var names = NameScope.ofMembers();
        type.flags().forEach(one -> constants.put(names.claim(JavaNames.constant(one.name())), one.annotations()));
        return constants(scope, definition, docs(definition, "flags"), constants);
    }

    private SourceFile constants(
            Scope scope, TypeDefinition definition, Docs docs, LinkedHashMap<String, Annotations> constants) {
        var file = file(scope, definition);
        file.docs(0, docs);
        if (constants.isEmpty()) {
            return file.line(0, "public enum " + file.simpleName() + " {}");
        }
        file.line(0, "public enum " + file.simpleName() + " {");
        boolean first = true;
        boolean spaced = constants.values().stream().anyMatch(one -> !docs(one).isEmpty());
        var last = List.copyOf(constants.keySet()).getLast();
        for (var one : constants.entrySet()) {
            if (spaced && !first) {
                file.blank();
            }
            first = false;
            file.docs(4, docs(one.getValue()))
                    .line(4, one.getKey() + (one.getKey().equals(last) ? "" : ","));
        }
        return file.line(0, "}");
    }

    /** The exception for functions that return a {@code result} with this error. */
    SourceFile exception(Scope scope, Type error, ClassName name) {
        var file = new SourceFile(name, layout.namesIn(scope));
        String type = file.type(mapper.map(error));
        String self = name.name();
        return file.docs(0, new Docs().add("A function failed with " + Docs.code(error.toString()) + "."))
                .line(0, "public final class " + self + " extends " + file.name(RESULT_EXCEPTION) + " {")
                .line(4, "private static final long serialVersionUID = 1L;")
                .blank()
                .line(4, "private final transient " + type + " error;")
                .blank()
                .line(4, "public " + self + "(" + type + " error) {")
                .line(8, "super(" + message(file, error) + ");")
                .line(8, "this.error = error;")
                .line(4, "}")
                .blank()
                .line(4, "@" + file.name(ClassName.ofLang("Override")))
                .line(4, "public " + boxed(file, error) + " error() {")
                .line(8, "return error;")
                .line(4, "}")
                .line(0, "}");
    }

    private String boxed(SourceFile file, Type error) {
        var type = mapper.map(error);
        return file.type(type instanceof JavaType.Primitive(var keyword, var box) ? new JavaType.Reference(box) : type);
    }

    private String message(SourceFile file, Type error) {
        return mapper.map(error) instanceof JavaType.ArrayOf
                ? "\"" + error + " of length \" + error.length"
                : file.name(ClassName.ofLang("String")) + ".valueOf(error)";
    }

    private SourceFile file(Scope scope, TypeDefinition definition) {
        return new SourceFile(layout.type(new TypeName(scope, definition.name())), layout.namesIn(scope));
    }

    /** What WIT says of a type and, since some say nothing, what it is. */
    static Docs docs(TypeDefinition definition, String kind) {
        return docs(definition.annotations()).add("WIT's " + kind + " " + Docs.code(definition.name()) + ".");
    }

    static Docs docs(Annotations annotations) {
        var docs = new Docs().wit(annotations.docs());
        annotations.gate().deprecated().ifPresent(version -> docs.add("**Deprecated** since version " + version + "."));
        return docs;
    }
}
