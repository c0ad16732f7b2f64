package dev.ashlar.component;

import dev.ashlar.engine.ExportType;
import dev.ashlar.engine.ImportType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The type of a core module. */
public record CoreModuleType(List<ImportType> imports, List<ExportType> exports) {
    public CoreModuleType {
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
    }

    @Override
    public String toString() {
        return Stream.concat(
                        imports.stream().map(i -> "import " + i.module() + " " + i.name() + ": " + i.type()),
                        exports.stream().map(e -> "export " + e.name() + ": " + e.type()))
                .collect(Collectors.joining("; ", "core module { ", " }"));
    }
}
