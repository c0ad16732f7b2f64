package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.CoreModuleType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import dev.ashlar.component.binary.Builtin;
import dev.ashlar.component.binary.CoreSort;
import dev.ashlar.component.binary.Sort;
import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Module;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One definition of a component, all references resolved to indices. Core types are left out: nothing refers to
 * them any more. Types stay for their index only.
 */
public sealed interface Definition {

    /** Appends a core module, compiled. */
    record CoreModule(Module module, int start, int end) implements Definition {}

    /** Appends a core instance: of {@code module}, each of whose import modules is an instance. */
    record CoreInstantiate(int module, CoreModuleType moduleType, List<CoreArgument> arguments) implements Definition {
        public CoreInstantiate {
            arguments = List.copyOf(arguments);
        }
    }

    /** The exports of core instance {@code instance} stand for the import module {@code name}. */
    record CoreArgument(String name, int instance) {}

    /** Appends a core instance that only gathers what exists. */
    record CoreInlineInstance(List<CoreInlineExport> exports) implements Definition {
        public CoreInlineInstance {
            exports = List.copyOf(exports);
        }
    }

    /** One export of a gathered instance. */
    record CoreInlineExport(String name, CoreSort sort, int index) {}

    /** Appends an export of a core instance to the index space of {@code sort}. */
    record CoreExportAlias(CoreSort sort, int instance, String name, ExternType type) implements Definition {}

    /** Appends a component. */
    record Component(CheckedComponent component) implements Definition {}

    /**
     * Appends an instance of a component.
     *
     * @param type of the new instance; introduces resources
     */
    record Instantiate(int component, List<Argument> arguments, ComponentInstanceType type) implements Definition {
        public Instantiate {
            arguments = List.copyOf(arguments);
        }
    }

    /** What stands for the import {@code name}. There may be more arguments than imports. */
    record Argument(String name, Sort sort, int index) {}

    /** Appends an instance that only gathers what exists. */
    record InlineInstance(List<Argument> exports, ComponentInstanceType type) implements Definition {
        public InlineInstance {
            exports = List.copyOf(exports);
        }
    }

    /** Appends an export of an instance to the index space of {@code sort}. */
    record ExportAlias(Sort sort, int instance, String name, ComponentExternType type) implements Definition {}

    /**
     * Appends a core module, component or type of an enclosing component.
     *
     * @param depth 0 is this component, 1 the one around it
     */
    record OuterAlias(Sort sort, int depth, int index) implements Definition {}

    /** Appends a type. */
    record Type(DefinedType type) implements Definition {}

    /**
     * Appends a type: a new resource, represented by an {@code i32}.
     *
     * @param destructor index of a core function {@code (i32) -> ()}
     */
    record Resource(ResourceType type, OptionalInt destructor) implements Definition {}

    /** Appends a function: core function {@code coreFunction} lifted. */
    record Lift(int coreFunction, CanonicalOptions options, ComponentFunctionType type) implements Definition {}

    /** Appends a core function: function {@code function} lowered. */
    record Lower(int function, CanonicalOptions options, ComponentFunctionType type, FunctionType coreType)
            implements Definition {}

    /** Appends the core function {@code (i32) -> (i32)} that makes handles. */
    record ResourceNew(ResourceType resource) implements Definition {}

    /** Appends the core function {@code (i32) -> ()} that drops handles. */
    record ResourceDrop(ResourceType resource) implements Definition {}

    /** Appends the core function {@code (i32) -> (i32)} that tells what a handle stands for. */
    record ResourceRep(ResourceType resource) implements Definition {}

    /**
     * Appends a core function of the asynchronous ABI.
     *
     * @param type the {@link ValType.StreamOf} or {@link ValType.FutureOf} that it handles, or what
     *     {@code task.return} returns
     * @param cancellable of those built-ins that have that flag; of {@code …cancel} it is {@code options.async}
     * @param slot of {@code context.get} and {@code context.set}
     * @param coreType its type
     */
    record AsyncBuiltin(
            Builtin builtin,
            Optional<ValType> type,
            CanonicalOptions options,
            boolean cancellable,
            int slot,
            FunctionType coreType)
            implements Definition {}

    /** Appends something imported to the index space of its sort; the type introduces resources. */
    record Import(String name, Sort sort, ComponentExternType type) implements Definition {}

    /**
     * Exports, and appends the same thing to its index space again.
     *
     * @param type as seen from outside; may introduce resources that stand for those of the thing
     */
    record Export(String name, Sort sort, int index, ComponentExternType type) implements Definition {}
}
