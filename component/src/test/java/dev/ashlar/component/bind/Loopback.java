package dev.ashlar.component.bind;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestResource;
import dev.ashlar.component.HostFunctionFactory;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Stands for a component that exports what it imports: calls of its exports end in the host functions that were defined,
 * and resources of the host's come back as its own.
 */
final class Loopback implements ComponentInstance {
    private final Map<String, ComponentFunctionType> types;
    private final Map<String, HostFunctionFactory> functions = new HashMap<>();
    private final Map<String, Consumer<Object>> destructors = new HashMap<>();

    Loopback(Map<String, ComponentFunctionType> types) {
        this.types = types;
    }

    @Override
    public Optional<ComponentFunction> findFunction(String name) {
        return Optional.ofNullable(types.get(name))
                .map(type -> new Function(name, type, functions.get(name).forType(type)));
    }

    @Override
    public Optional<ComponentInstance> findInstance(String name) {
        return Optional.of(this);
    }

    private final class Function implements ComponentFunction {
        private final String name;
        private final ComponentFunctionType type;
        private final ComponentHostFunction target;

        Function(String name, ComponentFunctionType type, ComponentHostFunction target) {
            this.name = name;
            this.type = type;
            this.target = target;
        }

        @Override
        public Optional<Value> call(List<Value> arguments) {
            try {
                return target.call(
                                CONTEXT, arguments.stream().map(this::unwrapped).toList())
                        .map(this::wrapped);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        private Value unwrapped(Value value) {
            return value instanceof Value.Handle(Resource resource) ? new Value.Handle(resource.object) : value;
        }

        private Value wrapped(Value value) {
            return value instanceof Value.Handle(var object)
                            && type.result().orElseThrow() instanceof ValType.Own(var resource)
                    ? new Value.Handle(new Resource(object, resource))
                    : value;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public ComponentFunctionType type() {
            return type;
        }

        @Override
        public Store store() {
            throw new UnsupportedOperationException();
        }
    }

    /** An object of the host's, held as a component's resource. */
    private final class Resource implements GuestResource {
        private final Object object;
        private final ResourceType type;
        private boolean open = true;

        Resource(Object object, ResourceType type) {
            this.object = object;
            this.type = type;
        }

        @Override
        public ResourceType type() {
            return type;
        }

        @Override
        public boolean owned() {
            return true;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
            destructors.get(type.name()).accept(object);
        }
    }

    static final CallContext CONTEXT = new CallContext() {
        @Override
        public Store store() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instance> caller() {
            return Optional.empty();
        }

        @Override
        public <T> T blocking(Callable<T> action) throws Exception {
            return action.call();
        }

        @Override
        public void checkpoint() {}
    };

    @Override
    public Store store() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ComponentInstanceType type() {
        throw new UnsupportedOperationException();
    }

    ComponentLinker.Definitions definitions() {
        return new Imports();
    }

    private final class Imports implements ComponentLinker.Definitions {
        @Override
        public ComponentLinker.Definitions function(String name, HostFunctionFactory factory) {
            functions.put(name, factory);
            return this;
        }

        @Override
        public ComponentLinker.Definitions resource(String name, ResourceType type, Consumer<Object> destructor) {
            destructors.put(name, destructor);
            return this;
        }

        @Override
        public ComponentLinker.Definitions function(String name, ComponentHostFunction function) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ComponentLinker.Definitions function(
                String name, ComponentFunctionType type, ComponentHostFunction function) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ComponentLinker.Definitions module(String name, Module module) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ComponentLinker.Definitions component(String name, Component component) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ComponentLinker.Definitions instance(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
