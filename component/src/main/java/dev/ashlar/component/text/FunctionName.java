package dev.ashlar.component.text;

import dev.ashlar.wit.FunctionKind;
import java.util.Optional;

/**
 * What the name of a function in a component says about it.
 *
 * @param name in WIT; that of the resource for a constructor
 */
record FunctionName(String name, FunctionKind kind, Optional<String> resource) {
    private static final String CONSTRUCTOR = "[constructor]";
    private static final String METHOD = "[method]";
    private static final String STATIC = "[static]";

    /** Reads a name as in {@code [method]file.read}, already checked by validation. */
    static FunctionName parse(String externName) {
        if (externName.startsWith(CONSTRUCTOR)) {
            var resource = externName.substring(CONSTRUCTOR.length());
            return new FunctionName(resource, new FunctionKind.Constructor(resource), Optional.of(resource));
        }
        if (externName.startsWith(METHOD)) {
            var resource = resource(externName, METHOD);
            return new FunctionName(member(externName), new FunctionKind.Method(resource), Optional.of(resource));
        }
        if (externName.startsWith(STATIC)) {
            var resource = resource(externName, STATIC);
            return new FunctionName(member(externName), new FunctionKind.Static(resource), Optional.of(resource));
        }
        return new FunctionName(externName, new FunctionKind.Free(), Optional.empty());
    }

    private static String resource(String externName, String prefix) {
        return externName.substring(prefix.length(), externName.indexOf('.'));
    }

    private static String member(String externName) {
        return externName.substring(externName.indexOf('.') + 1);
    }
}
