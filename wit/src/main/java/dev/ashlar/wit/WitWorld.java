package dev.ashlar.wit;

import java.util.List;

/**
 * A world: all that a component may import and has to export. What it includes is part of it, and so are the interfaces
 * whose types its own use, which come before their users.
 *
 * @param types declared or used in the world itself; its functions refer to them, and a component imports them
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#wit-worlds">WIT: worlds</a>
 */
public record WitWorld(
        InterfaceName name,
        List<TypeDefinition> types,
        List<WorldItem> imports,
        List<WorldItem> exports,
        Annotations annotations) {
    public WitWorld {
        types = List.copyOf(types);
        imports = List.copyOf(imports);
        exports = List.copyOf(exports);
    }

    /** Where its own types are. */
    public Scope scope() {
        return new Scope.OfWorld(name);
    }

    /** Its imports or exports. */
    public List<WorldItem> items(Direction direction) {
        return direction == Direction.IMPORT ? imports : exports;
    }
}
