package dev.ashlar.bindgen;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A source while it is written. Classes are named as briefly as they can be without being taken for others: by their
 * simple name, with an import where it takes one, unless something in sight bears that name already.
 */
final class SourceFile {
    static final String HEADER = "// Generated from WIT by ashlar. Do not edit.";

    /** Columns of the text of a comment: formatters tend to break longer ones, and some do it wrongly. */
    static final int DOCS_WIDTH = 106;

    /** Columns of a line. */
    static final int WIDTH = 120;

    private final ClassName self;
    private final Set<String> inPackage;
    private final Set<String> nested = new HashSet<>();
    private final Map<String, ClassName> imports = new HashMap<>();
    private final StringBuilder body = new StringBuilder();

    /** @param inPackage the simple names of all classes of the package */
    SourceFile(ClassName self, Collection<String> inPackage) {
        this.self = self;
        this.inPackage = Set.copyOf(inPackage);
    }

    /** Says what classes will be nested in this one, before anything is named. */
    void declareNested(Collection<String> names) {
        nested.addAll(names);
    }

    String simpleName() {
        return self.name();
    }

    /** How to write a class. */
    String name(ClassName name) {
        var top = name.topLevel();
        if (isHidden(top)) {
            return name.qualifiedName();
        }
        if (!isInScope(top)) {
            imports.put(top.name(), top);
        }
        return name.name();
    }

    private boolean isHidden(ClassName top) {
        if (nested.contains(top.name())) {
            return true;
        }
        if (top.packageName().equals(self.packageName())) {
            return false;
        }
        var imported = imports.get(top.name());
        return inPackage.contains(top.name()) || (imported != null && !imported.equals(top));
    }

    private boolean isInScope(ClassName top) {
        return top.packageName().equals(self.packageName()) || top.packageName().equals("java.lang");
    }

    /** How to write a type. */
    String type(JavaType type) {
        return switch (type) {
            case JavaType.Primitive(var keyword, var box) -> keyword;
            case JavaType.ArrayOf(var keyword) -> keyword + "[]";
            case JavaType.Reference(var name, var arguments) ->
                arguments.isEmpty()
                        ? name(name)
                        : name(name)
                                + arguments.stream().map(this::argument).collect(Collectors.joining(", ", "<", ">"));
        };
    }

    private String argument(JavaType type) {
        return type instanceof JavaType.Primitive(var keyword, var box) ? name(box) : type(type);
    }

    SourceFile line(int indent, String text) {
        body.append(" ".repeat(text.isEmpty() ? 0 : indent)).append(text).append('\n');
        return this;
    }

    SourceFile blank() {
        return line(0, "");
    }

    SourceFile docs(int indent, Docs docs) {
        docs.lines(DOCS_WIDTH - indent).forEach(line -> line(indent, line.isEmpty() ? "///" : "/// " + line));
        return this;
    }

    /**
     * A declaration with a list in parentheses, broken as the formatter of this project breaks it.
     *
     * @param clause what comes between the list and the end, such as {@code throws X}; empty for none
     */
    SourceFile declaration(int indent, String start, List<String> list, String clause, String end) {
        String joined = String.join(", ", list);
        String tail = clause.isEmpty() ? end : " " + clause + end;
        if (fits(indent, start + "(" + joined + ")" + tail)) {
            return line(indent, start + "(" + joined + ")" + tail);
        }
        String closing = clause.isEmpty() ? ")" + end : ")";
        if (!clause.isEmpty() && fits(indent, start + "(" + joined + closing)) {
            line(indent, start + "(" + joined + closing);
        } else {
            line(indent, start + "(");
            list(indent + 8, list, joined, closing);
        }
        return clause.isEmpty() ? this : line(indent + 8, clause + end);
    }

    private void list(int indent, List<String> list, String joined, String closing) {
        if (fits(indent, joined + closing)) {
            line(indent, joined + closing);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            line(indent, list.get(i) + (i < list.size() - 1 ? "," : closing));
        }
    }

    static boolean fits(int indent, String text) {
        return indent + text.length() <= WIDTH;
    }

    JavaFile build() {
        var text = new StringBuilder(HEADER + "\n");
        text.append("package ").append(self.packageName()).append(";\n\n");
        var sorted = new TreeSet<String>();
        imports.values().forEach(imported -> sorted.add(imported.qualifiedName()));
        sorted.forEach(imported -> text.append("import ").append(imported).append(";\n"));
        if (!sorted.isEmpty()) {
            text.append('\n');
        }
        text.append(body);
        return new JavaFile(path(self.packageName(), self.name()), text.toString());
    }

    static String path(String packageName, String name) {
        return packageName.replace('.', '/') + "/" + name + ".java";
    }
}
