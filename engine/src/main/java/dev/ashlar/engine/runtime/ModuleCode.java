package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Module;
import dev.ashlar.engine.binary.ModuleInfo;

/** The code of a module, as its instances need it. */
public interface ModuleCode {
    Module module();

    ModuleInfo info();

    /** The code behind references to a function that is not imported. */
    FunctionCode code(int function);
}
