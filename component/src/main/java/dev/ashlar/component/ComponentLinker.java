package dev.ashlar.component;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import java.util.function.Consumer;

/**
 * Names for what components import. A later definition of the same name replaces the earlier one. Not thread-safe; what
 * {@link #link} returns is.
 *
 * <p><b>Versions.</b> Where no definition has exactly the name of an import, one of a compatible version serves: the
 * same major version from 1.0.0 on, the same minor version of 0.x, the same patch of 0.0.x. So an import of {@code
 * wasi:io/streams@0.2.3} is satisfied by a definition for 0.2.12 and the other way round, as long as the types fit; the
 * highest version wins. Pre-releases ({@code 0.2.0-draft}) match only themselves.
 *
 * <p><b>Types.</b> What is declared with a type is checked against the import's when linking; a host function without a
 * type takes on that of each import.
 *
 * {@snippet :
 * ComponentLinker linker = ComponentLinker.create(engine);
 * linker.instance("docs:host/log").function("write", (context, arguments) -> {
 *     System.out.println(arguments.getFirst());
 *     return Optional.empty();
 * });
 * linker.plug(calculator); // its exports stand for imports of the same name
 * LinkedComponent app = linker.link(component); // once
 * ComponentInstance instance = app.instantiate(store); // often
 * }
 */
public interface ComponentLinker {
    static ComponentLinker create(Engine engine) {
        return ComponentProvider.get().newLinker(engine);
    }

    /** Definitions for imports that are not part of an interface. */
    Definitions root();

    /** Definitions for the imported instance of that name, such as {@code wasi:io/streams@0.2.12}. */
    Definitions instance(String name);

    /**
     * All exports of {@code provider} stand for the imports of the same name. Each instantiation instantiates it once,
     * before the importer; its own imports come from this linker.
     */
    ComponentLinker plug(Component provider);

    /** The same for a component whose imports have been linked already. */
    ComponentLinker plug(LinkedComponent provider);

    /**
     * One export of {@code provider} stands for the import {@code name}. Where several names come from the same
     * provider, each instantiation makes one instance of it.
     *
     * @throws java.util.NoSuchElementException when there is no export of that name; the message lists those there are
     */
    ComponentLinker define(String name, LinkedComponent provider, String export);

    /** A living instance stands for the import {@code name}. What is linked to it works in its store only. */
    ComponentLinker define(String name, ComponentInstance instance);

    /** From now on a function that nobody defined traps with its name when called, instead of failing to link. */
    ComponentLinker trapMissing();

    /** From now on all calls from components to functions of the host are shown to {@code observer}, and to no other. */
    ComponentLinker observe(HostCallObserver observer);

    /**
     * From now on what is linked has, wherever it is instantiated, an account of its own below its store's: its memories and
     * tables, those of components inside it included, are limited together, whatever the others in the store have.
     *
     * @param owner for messages and for {@link HostCallSite#component}
     */
    ComponentLinker account(String owner, ResourceLimits limits);

    /**
     * Resolves all imports and generates what connects the parts, so that instantiating costs little.
     *
     * @throws ComponentLinkException when an import is missing or of another type
     * @throws UnsupportedComponentFeatureException when running the component needs what this host does not have
     */
    LinkedComponent link(Component component);

    /** Links and instantiates, see {@link LinkedComponent#instantiate}. */
    default ComponentInstance instantiate(Store store, Component component) {
        return link(component).instantiate(store);
    }

    /** What the host defines under one name, or at the root. */
    interface Definitions {
        /** A function of whatever type an import asks for; its results are checked against that at each call. */
        Definitions function(String name, ComponentHostFunction function);

        /** A function of whatever type an import asks for, made for that type when linking. */
        Definitions function(String name, HostFunctionFactory factory);

        /** A function of a given type; resources in it are those given to {@link #resource}. */
        Definitions function(String name, ComponentFunctionType type, ComponentHostFunction function);

        /**
         * A resource that the host implements. In calls it appears as {@link Value.Handle} of any object of the host's.
         *
         * @param type stands for the resource in the types of functions. Linkers that are given the same type and the same
         *     destructor define one resource: components that each of them links, and that are linked to each other, can pass it on
         * @param destructor gets the object when a guest drops its last handle to it
         */
        Definitions resource(String name, ResourceType type, Consumer<Object> destructor);

        /** The same, for functions without a declared type. */
        default Definitions resource(String name, Consumer<Object> destructor) {
            return resource(name, new ResourceType(name), destructor);
        }

        Definitions module(String name, Module module);

        Definitions component(String name, Component component);

        /** Definitions for an instance inside this one. */
        Definitions instance(String name);
    }
}
