package dev.ashlar.component.validate;

import dev.ashlar.component.CoreModuleType;
import dev.ashlar.engine.ExportType;
import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.ImportType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a core module, ready to be looked up in. */
final class CoreModuleDef {
    /** The two names of an import. */
    record ImportName(String module, String name) {
        @Override
        public String toString() {
            return module + "::" + name;
        }
    }

    private final CoreModuleType type;
    private final Map<ImportName, ExternType> imports = new LinkedHashMap<>();
    private final Map<String, ExternType> exports = new LinkedHashMap<>();

    CoreModuleDef(List<ImportType> imports, List<ExportType> exports) {
        this.type = new CoreModuleType(imports, exports);
        exports.forEach(export -> this.exports.put(export.name(), export.type()));
        imports.forEach(i -> this.imports.put(new ImportName(i.module(), i.name()), i.type()));
    }

    /** An import name that occurs twice, which components do not allow; null if there is none. */
    @Nullable ImportName duplicateImport() {
        if (imports.size() == type.imports().size()) {
            return null;
        }
        Map<ImportName, Integer> counts = new HashMap<>();
        for (ImportType i : type.imports()) {
            ImportName name = new ImportName(i.module(), i.name());
            if (counts.merge(name, 1, Integer::sum) == 2) {
                return name;
            }
        }
        return null;
    }

    CoreModuleType type() {
        return type;
    }

    Map<ImportName, ExternType> imports() {
        return imports;
    }

    Map<String, ExternType> exports() {
        return exports;
    }
}
