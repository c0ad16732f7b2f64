package dev.ashlar.component;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Module;
import java.util.List;

/**
 * A decoded, validated and planned component. Immutable, shared freely between threads.
 *
 * {@snippet :
 * Component adder = Component.compile(engine, Files.readAllBytes(Path.of("adder.wasm")));
 * try (Store store = engine.newStore()) {
 *     ComponentInstance instance = ComponentLinker.create(engine).instantiate(store, adder);
 *     ComponentFunction add = instance.instance("docs:adder/add@0.1.0").function("add");
 *     Optional<Value> sum = add.call(new Value.U32(1), new Value.U32(2));
 * }
 * }
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md">Component Model</a>
 */
public interface Component {
    /**
     * Decodes, validates and plans, nested components and modules included.
     *
     * @param binary kept, not copied: do not change it afterwards
     * @throws MalformedComponentException when the bytes do not follow the binary format
     * @throws InvalidComponentException when the component breaks a validation rule or a limit on its size
     * @throws dev.ashlar.engine.EngineException when a core module inside is malformed, invalid or unsupported
     */
    static Component compile(Engine engine, byte[] binary) {
        return compile(engine, binary, "component");
    }

    /** The same, with a name for messages where the component has none of its own. */
    static Component compile(Engine engine, byte[] binary, String name) {
        return ComponentProvider.get().compile(engine, binary, name);
    }

    Engine engine();

    /** The name from the component's name section, else the one given to {@link #compile}. */
    String name();

    /** What it imports and exports. */
    ComponentType type();

    /** The core modules inside, those of nested components included, each once, in order of appearance. */
    List<Module> modules();

    /** Compiles every function that is not compiled yet, on all processors; returns when that is done. */
    void compileAll();

    /** Loads the code that was needed in earlier runs, where the engine keeps code: {@link Module#loadUsed()}. */
    void loadUsed();
}
