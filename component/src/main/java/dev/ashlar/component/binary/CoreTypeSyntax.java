package dev.ashlar.component.binary;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.TableType;
import java.util.List;

/** A core type definition. */
public sealed interface CoreTypeSyntax {
    /** A type of core functions. */
    record Function(FunctionType type) implements CoreTypeSyntax {}

    /** A type of core modules. */
    record Module(List<Declaration> declarations) implements CoreTypeSyntax {}

    /** What a type of modules consists of. */
    sealed interface Declaration {
        /** Where, in bytes. */
        int offset();
    }

    /** An import of the module. */
    record Import(int offset, String module, String name, Extern type) implements Declaration {}

    /** An export of the module. */
    record Export(int offset, String name, Extern type) implements Declaration {}

    /** Appends a type to the module's type index space. */
    record Type(int offset, FunctionType type) implements Declaration {}

    /** Appends a core type from {@code depth} scopes further out. */
    record Alias(int offset, int depth, int index) implements Declaration {}

    /** The type of something that a core module imports or exports. */
    sealed interface Extern {}

    /** A function, by type index. */
    record FunctionExtern(int type) implements Extern {}

    /** A table. */
    record TableExtern(TableType type) implements Extern {}

    /** A memory. */
    record MemoryExtern(MemoryType type) implements Extern {}

    /** A global. */
    record GlobalExtern(GlobalType type) implements Extern {}

    /** A tag, by type index. */
    record TagExtern(int type) implements Extern {}
}
