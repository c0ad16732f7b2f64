package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Module;
import dev.ashlar.engine.binary.Export;
import dev.ashlar.engine.binary.ModuleInfo;
import org.jspecify.annotations.Nullable;

/** The code of a module, as its instances need it. */
public interface ModuleCode {
    Module module();

    ModuleInfo info();

    /** The export of that name. */
    @Nullable Export export(String name);

    /** The code behind references to a function that is not imported. */
    FunctionCode code(int function);
}
