package dev.ashlar.conformance;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.MalformedComponentException;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.conformance.Command.Action;
import dev.ashlar.conformance.Command.Assertion;
import dev.ashlar.conformance.Script.Binary;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.WasmException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of one component script; each instance has a store of its own.
 *
 * <p>Only the exceptions that the API documents for a situation count as the expected fault. A command that needs a
 * feature the host does not have is skipped, and so is what depends on it, but only if the script says that it uses the
 * feature.
 */
final class ComponentRun implements ScriptRun {
    private static final Set<ComponentFeature> SKIPPABLE = EnumSet.of(
            ComponentFeature.ASYNC,
            ComponentFeature.MORE_ASYNC_BUILTINS,
            ComponentFeature.ASYNC_STACKFUL,
            ComponentFeature.THREADS,
            ComponentFeature.FIXED_LENGTH_LISTS);

    private final Engine engine;
    private final Duration timeout;
    private final Set<String> features;
    private final List<Store> stores = new ArrayList<>();
    private final Names<Component> components = new Names<>("a component");
    private final Names<ComponentInstance> instances = new Names<>("an instance");

    /** Instances that a missing feature stopped in the middle of a call; nothing more can be asked of them. */
    private final Map<ComponentInstance, UnsupportedComponentFeatureException> stopped = new IdentityHashMap<>();

    /** @param features that the script says it uses */
    ComponentRun(Engine engine, Duration timeout, Set<String> features) {
        this.engine = engine;
        this.timeout = timeout;
        this.features = features;
    }

    @Override
    public void close() {
        stores.forEach(Store::close);
    }

    @Override
    public Outcome run(Command command) {
        try {
            perform(command);
            return new Outcome.Passed();
        } catch (Mismatch e) {
            return new Outcome.Failed(e.expected(), e.got());
        } catch (UnsupportedComponentFeatureException e) {
            String feature = e.feature().toString();
            return SKIPPABLE.contains(e.feature()) && features.contains(feature)
                    ? new Outcome.Skipped(feature)
                    : failed(command, e);
        } catch (Throwable e) {
            return failed(command, e);
        }
    }

    private static Outcome failed(Command command, Throwable e) {
        return new Outcome.Failed(Faults.expectation(command), Faults.describe(e));
    }

    private void perform(Command command) {
        switch (command) {
            case Command.DefineInstance(int line, var name, Binary binary) ->
                instances.define(name, line, () -> instantiate(components.define(name, line, () -> compile(binary))));
            case Command.DefineModule(int line, var name, Binary binary) ->
                components.define(name, line, () -> compile(binary));
            case Command.Instantiate(int line, var name, var component) ->
                instances.define(
                        name, line, () -> instantiate(components.slot(component).get()));
            case Command.Perform perform -> act(perform.action());
            case Command.AssertReturn assertion -> assertReturn(assertion.action(), assertion.expected());
            case Command.AssertTrap trap -> checkText(trap, trap.text(), expect(Trap.class, trap, trap.action()));
            case Command.AssertExhaustion exhaustion -> {
                Trap trap = expect(Trap.class, exhaustion, exhaustion.action());
                if (!trap.code().equals(TrapCode.CALL_STACK_EXHAUSTED)) {
                    throw new Mismatch(exhaustion.expectation(), Faults.describe(trap));
                }
            }
            case Command.AssertException exception -> expect(WasmException.class, exception, exception.action());
            case Command.AssertFault fault -> assertFault(fault);
            case Command.Register register ->
                throw new IllegalArgumentException("component scripts have no " + register.show());
        }
    }

    private void assertReturn(Action action, List<Value> expected) {
        @Nullable Object[] actual =
                act(action).map(value -> new @Nullable Object[] {value}).orElseGet(() -> new @Nullable Object[0]);
        if (!Values.match(expected, actual)) {
            throw new Mismatch(Values.show(expected), Values.show(actual, expected));
        }
    }

    private void assertFault(Command.AssertFault assertion) {
        switch (assertion.fault()) {
            case MALFORMED -> expectNoComponent(MalformedComponentException.class, assertion);
            case INVALID -> expectNoComponent(InvalidComponentException.class, assertion);
            case UNLINKABLE -> expectNoInstance(ComponentLinkException.class, assertion);
            case UNINSTANTIABLE -> checkText(assertion, assertion.text(), expectNoInstance(Trap.class, assertion));
            case INVALID_CUSTOM -> throw new IllegalArgumentException("component scripts have no " + assertion.show());
        }
    }

    private Component compile(Binary binary) {
        try {
            return Component.compile(engine, Files.readAllBytes(binary.path()), binary.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ComponentInstance instantiate(Component component) {
        Store store = engine.newStore();
        stores.add(store);
        store.limitTime(timeout);
        return ComponentLinker.create(engine).instantiate(store, component);
    }

    private Optional<dev.ashlar.component.Value> act(Action action) {
        ComponentInstance instance = instances.slot(action.instance()).get();
        if (!(action instanceof Action.Invoke invoke)) {
            throw new IllegalArgumentException("components have nothing to " + action);
        }
        UnsupportedComponentFeatureException reason = stopped.get(instance);
        if (reason != null) {
            throw reason;
        }
        try {
            return instance.function(invoke.field())
                    .call(invoke.arguments().stream().map(ComponentRun::lifted).toList());
        } catch (UnsupportedComponentFeatureException e) {
            stopped.put(instance, e);
            throw e;
        }
    }

    private static dev.ashlar.component.Value lifted(Value value) {
        if (value instanceof Value.Lifted(var lifted)) {
            return lifted;
        }
        throw new IllegalArgumentException("not a value of a component: " + value);
    }

    private <T extends Throwable> T expect(Class<T> fault, Assertion assertion, Action action) {
        return Faults.expect(
                fault,
                assertion,
                () -> act(action).map(dev.ashlar.component.Value::toString).orElse("no result"));
    }

    private <T extends Throwable> void expectNoComponent(Class<T> fault, Command.AssertFault assertion) {
        Faults.expect(fault, assertion, () -> {
            compile(assertion.binary());
            return "a valid component";
        });
    }

    private <T extends Throwable> T expectNoInstance(Class<T> fault, Command.AssertFault assertion) {
        Component component = compile(assertion.binary());
        return Faults.expect(fault, assertion, () -> {
            instantiate(component);
            return "an instance";
        });
    }

    private static void checkText(Assertion assertion, String text, Trap trap) {
        if (!ComponentTrapText.fits(text, trap)) {
            throw new Mismatch(assertion.expectation(), Faults.describe(trap));
        }
    }
}
