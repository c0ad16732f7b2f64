package dev.ashlar.component.validate;

import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.binary.CoreTypeSyntax;
import dev.ashlar.engine.ExportType;
import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.TagType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks types of core modules, each of which has a type index space of its own. */
final class CoreTypeBuilder {
    private final Scope scope;
    private final List<FunctionType> types = new ArrayList<>();
    private final List<ImportType> imports = new ArrayList<>();
    private final List<ExportType> exports = new ArrayList<>();
    private final Set<String> exportNames = new HashSet<>();

    private CoreTypeBuilder(Scope scope) {
        this.scope = scope;
    }

    static CoreTypeDef build(CoreTypeSyntax syntax, Scope scope, int offset) {
        return switch (syntax) {
            case CoreTypeSyntax.Function(FunctionType type) -> new CoreTypeDef.Function(type);
            case CoreTypeSyntax.Module module -> {
                CoreTypeBuilder builder = new CoreTypeBuilder(scope);
                module.declarations().forEach(builder::declare);
                CoreModuleDef def = new CoreModuleDef(builder.imports, builder.exports);
                checkImports(def, offset);
                yield new CoreTypeDef.Module(def);
            }
        };
    }

    /** Both names of an import become one name to components. */
    static void checkImports(CoreModuleDef module, int offset) {
        CoreModuleDef.ImportName duplicate = module.duplicateImport();
        if (duplicate != null) {
            throw new InvalidComponentException(
                    offset, "duplicate import name `%s:%s`".formatted(duplicate.module(), duplicate.name()));
        }
    }

    private void declare(CoreTypeSyntax.Declaration declaration) {
        int offset = declaration.offset();
        switch (declaration) {
            case CoreTypeSyntax.Type type -> types.add(type.type());
            case CoreTypeSyntax.Alias alias -> types.add(alias(alias));
            case CoreTypeSyntax.Import i -> imports.add(new ImportType(i.module(), i.name(), extern(i.type(), offset)));
            case CoreTypeSyntax.Export export -> {
                if (!exportNames.add(export.name())) {
                    throw new InvalidComponentException(
                            offset, "export name `%s` already defined".formatted(export.name()));
                }
                exports.add(new ExportType(export.name(), extern(export.type(), offset)));
            }
        }
    }

    private FunctionType alias(CoreTypeSyntax.Alias alias) {
        int offset = alias.offset();
        if (alias.depth() == 0) {
            return function(alias.index(), offset);
        }
        CoreTypeDef type = scope.enclosing(alias.depth() - 1, offset).coreType(alias.index(), offset);
        if (type instanceof CoreTypeDef.Function(FunctionType function)) {
            return function;
        }
        throw new InvalidComponentException(
                offset, "core type %d is a module type, which module types cannot contain".formatted(alias.index()));
    }

    private FunctionType function(int index, int offset) {
        if (index >= types.size()) {
            throw new InvalidComponentException(offset, "unknown type %d: type index out of bounds".formatted(index));
        }
        return types.get(index);
    }

    private ExternType extern(CoreTypeSyntax.Extern extern, int offset) {
        return switch (extern) {
            case CoreTypeSyntax.FunctionExtern(int type) -> function(type, offset);
            case CoreTypeSyntax.TableExtern table -> table.type();
            case CoreTypeSyntax.MemoryExtern memory -> memory.type();
            case CoreTypeSyntax.GlobalExtern global -> global.type();
            case CoreTypeSyntax.TagExtern(int type) -> {
                FunctionType function = function(type, offset);
                if (!function.results().isEmpty()) {
                    throw new InvalidComponentException(offset, "a tag's type has no results");
                }
                yield new TagType(function);
            }
        };
    }
}
