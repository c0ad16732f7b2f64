package dev.ashlar.component.validate;

import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.binary.CoreSort;
import dev.ashlar.component.binary.Sort;
import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.TagType;
import dev.ashlar.engine.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The index spaces of a component, or of a type of components or instances, as far as validation has come. */
final class Scope {
    /** What a scope belongs to. */
    enum Kind {
        COMPONENT,
        COMPONENT_TYPE,
        INSTANCE_TYPE
    }

    /** Of modules, components and instances each. */
    private static final int MAX_INSTANCES = 1_000;

    final Kind kind;
    final @Nullable Scope outer;

    final List<CoreTypeDef> coreTypes = new ArrayList<>();
    final List<CoreModuleDef> coreModules = new ArrayList<>();
    final List<Map<String, ExternType>> coreInstances = new ArrayList<>();
    final List<FunctionType> coreFunctions = new ArrayList<>();
    final List<TableType> coreTables = new ArrayList<>();
    final List<MemoryType> coreMemories = new ArrayList<>();
    final List<GlobalType> coreGlobals = new ArrayList<>();
    final List<TagType> coreTags = new ArrayList<>();

    final List<Def> types = new ArrayList<>();
    final List<Def.Function> functions = new ArrayList<>();
    final List<Def.Instance> instances = new ArrayList<>();
    final List<Def.Component> components = new ArrayList<>();

    final Map<String, Entity> imports = new LinkedHashMap<>();
    final Map<String, Entity> exports = new LinkedHashMap<>();
    final NameRegistry importNames = new NameRegistry("import");
    final NameRegistry exportNames = new NameRegistry("export");
    final Visibility visibility;

    final Set<ResourceType> importedResources = new LinkedHashSet<>();
    /** Resources that come to be with an instance of this component. */
    final Set<ResourceType> definedResources = new LinkedHashSet<>();
    /** Those of them that this component itself defines, whose representation it knows. */
    final Set<ResourceType> localResources = new LinkedHashSet<>();

    final List<Definition> definitions = new ArrayList<>();

    /** The type of context slots, from their first mention on. */
    @Nullable ValueType contextType;

    Scope(Kind kind, @Nullable Scope outer, Effort effort) {
        this.kind = kind;
        this.outer = outer;
        this.visibility = new Visibility(effort);
    }

    Scope enclosing(int depth, int offset) {
        Scope scope = this;
        for (int i = 0; i < depth && scope != null; i++) {
            scope = scope.outer;
        }
        if (scope == null) {
            throw new InvalidComponentException(
                    offset, "invalid outer alias count of " + Integer.toUnsignedString(depth));
        }
        return scope;
    }

    CoreTypeDef coreType(int index, int offset) {
        return at(coreTypes, index, "core type", offset);
    }

    CoreModuleDef coreModule(int index, int offset) {
        return at(coreModules, index, "module", offset);
    }

    Map<String, ExternType> coreInstance(int index, int offset) {
        return at(coreInstances, index, "core instance", offset);
    }

    FunctionType coreFunction(int index, int offset) {
        return at(coreFunctions, index, "core function", offset);
    }

    MemoryType coreMemory(int index, int offset) {
        return at(coreMemories, index, "memory", offset);
    }

    TableType coreTable(int index, int offset) {
        return at(coreTables, index, "table", offset);
    }

    Def type(int index, int offset) {
        return at(types, index, "type", offset);
    }

    Def.Value valueType(int index, int offset) {
        if (type(index, offset) instanceof Def.Value value) {
            return value;
        }
        throw new InvalidComponentException(offset, "type index " + index + " is not a defined type");
    }

    Def.Function functionType(int index, int offset) {
        if (type(index, offset) instanceof Def.Function function) {
            return function;
        }
        throw new InvalidComponentException(offset, "type index " + index + " is not a function type");
    }

    Def.Resource resource(int index, int offset) {
        if (type(index, offset) instanceof Def.Resource resource) {
            return resource;
        }
        throw new InvalidComponentException(offset, "type index " + index + " is not a resource type");
    }

    Def.Function function(int index, int offset) {
        return at(functions, index, "function", offset);
    }

    Def.Instance instance(int index, int offset) {
        return at(instances, index, "instance", offset);
    }

    Def.Component component(int index, int offset) {
        return at(components, index, "component", offset);
    }

    /** What an index refers to; a type as it is, under no new name. */
    Entity entity(Sort sort, int index, int offset) {
        return switch (sort) {
            case CORE_MODULE -> new Entity.CoreModule(coreModule(index, offset));
            case FUNCTION -> new Entity.Function(function(index, offset));
            case TYPE -> {
                Def type = type(index, offset);
                yield new Entity.Type(type, type);
            }
            case INSTANCE -> new Entity.Instance(instance(index, offset));
            case COMPONENT -> new Entity.Component(component(index, offset));
            case VALUE -> throw new IllegalArgumentException("values are not decoded");
        };
    }

    ExternType coreExtern(CoreSort sort, int index, int offset) {
        return switch (sort) {
            case FUNCTION -> coreFunction(index, offset);
            case TABLE -> coreTable(index, offset);
            case MEMORY -> coreMemory(index, offset);
            case GLOBAL -> at(coreGlobals, index, "global", offset);
            case TAG -> at(coreTags, index, "tag", offset);
            case TYPE, MODULE, INSTANCE -> throw new IllegalArgumentException("core instances export no " + sort);
        };
    }

    void addCoreExtern(ExternType type) {
        switch (type) {
            case FunctionType function -> coreFunctions.add(function);
            case TableType table -> coreTables.add(table);
            case MemoryType memory -> coreMemories.add(memory);
            case GlobalType global -> coreGlobals.add(global);
            case TagType tag -> coreTags.add(tag);
        }
    }

    void addCoreModule(CoreModuleDef module, int offset) {
        checkRoom(coreModules.size(), "modules", offset);
        coreModules.add(module);
    }

    void addCoreInstance(Map<String, ExternType> exports, int offset) {
        checkRoom(coreInstances.size() + instances.size(), "instances", offset);
        coreInstances.add(exports);
    }

    void add(Entity entity, int offset) {
        switch (entity) {
            case Entity.CoreModule module -> addCoreModule(module.module(), offset);
            case Entity.Function function -> functions.add(function.type());
            case Entity.Type type -> types.add(type.created());
            case Entity.Instance instance -> {
                checkRoom(coreInstances.size() + instances.size(), "instances", offset);
                instances.add(instance.type());
            }
            case Entity.Component component -> {
                checkRoom(components.size(), "components", offset);
                components.add(component.type());
            }
        }
    }

    private static void checkRoom(int count, String what, int offset) {
        if (count >= MAX_INSTANCES) {
            throw new InvalidComponentException(offset, "%s count exceeds limit of %,d".formatted(what, MAX_INSTANCES));
        }
    }

    private static <T> T at(List<T> space, int index, String what, int offset) {
        if (index < 0 || index >= space.size()) {
            throw new InvalidComponentException(
                    offset,
                    "unknown %s %s: %s index out of bounds".formatted(what, Integer.toUnsignedString(index), what));
        }
        return space.get(index);
    }
}
