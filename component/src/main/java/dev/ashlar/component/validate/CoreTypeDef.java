package dev.ashlar.component.validate;

import dev.ashlar.engine.FunctionType;

/** What the core type index space holds. */
sealed interface CoreTypeDef {
    /** A type of functions. */
    record Function(FunctionType type) implements CoreTypeDef {}

    /** A type of modules. */
    record Module(CoreModuleDef type) implements CoreTypeDef {}
}
