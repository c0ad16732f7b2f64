package dev.ashlar.component.abi;

import dev.ashlar.engine.FunctionType;
import java.util.Optional;

/**
 * A function of components as a core function.
 *
 * @param type of the core function
 * @param parameters the parameters as one tuple
 * @param result its layout
 * @param parametersSpilled whether one pointer to a tuple in memory stands for the parameters
 * @param resultSpilled whether the result lies in memory: lifted, the core function returns the pointer to it; lowered,
 *     the pointer is its last parameter
 */
public record CoreSignature(
        FunctionType type,
        Layout.Product parameters,
        Optional<Layout> result,
        boolean parametersSpilled,
        boolean resultSpilled) {}
