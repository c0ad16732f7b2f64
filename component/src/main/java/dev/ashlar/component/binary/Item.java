package dev.ashlar.component.binary;

import java.util.List;
import java.util.Optional;

/**
 * A definition of a component, or a declaration of a type of components or instances, unresolved: indices are as they
 * stand in the binary, unsigned, those beyond an {@code int} as {@link Integer#MAX_VALUE}.
 */
public sealed interface Item {
    /** Where, in bytes. */
    int offset();

    /** A core module. */
    record CoreModule(int offset, int start, int end) implements Item {}

    /** A core instance of a module. */
    record CoreInstantiate(int offset, int module, List<CoreArgument> arguments) implements Item {}

    /** An instance for an import module. */
    record CoreArgument(String name, int instance) {}

    /** A core instance that gathers. */
    record CoreInlineInstance(int offset, List<CoreInlineExport> exports) implements Item {}

    /** What it gathers. */
    record CoreInlineExport(String name, CoreSort sort, int index) {}

    /** A core type. */
    record CoreType(int offset, CoreTypeSyntax type) implements Item {}

    /** A nested component. */
    record Component(int offset, ComponentSyntax component) implements Item {}

    /** An instance of a component. */
    record Instantiate(int offset, int component, List<Argument> arguments) implements Item {}

    /** Something for an import. */
    record Argument(String name, Sort sort, int index) {}

    /** An instance that gathers. */
    record InlineInstance(int offset, List<InlineExport> exports) implements Item {}

    /** What it gathers. */
    record InlineExport(ExternName name, Sort sort, int index) {}

    /** An export of an instance. */
    record ExportAlias(int offset, Sort sort, int instance, String name) implements Item {}

    /** An export of a core instance. */
    record CoreExportAlias(int offset, CoreSort sort, int instance, String name) implements Item {}

    /** Something of an enclosing scope. */
    record OuterAlias(int offset, OuterSort sort, int depth, int index) implements Item {}

    /** A type. */
    record Type(int offset, TypeSyntax type) implements Item {}

    /** A canonical definition. */
    record Canon(int offset, CanonSyntax canon) implements Item {}

    /** An import. */
    record Import(int offset, ExternName name, ExternSyntax type) implements Item {}

    /** An export of a component. */
    record Export(int offset, ExternName name, Sort sort, int index, Optional<ExternSyntax> type) implements Item {}

    /** An export that a type declares. */
    record ExportDeclaration(int offset, ExternName name, ExternSyntax type) implements Item {}
}
