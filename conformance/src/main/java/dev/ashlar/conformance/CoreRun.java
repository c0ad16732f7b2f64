package dev.ashlar.conformance;

import dev.ashlar.conformance.Command.Action;
import dev.ashlar.conformance.Command.Assertion;
import dev.ashlar.conformance.Script.Binary;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Feature;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.LinkException;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.UnsupportedFeatureException;
import dev.ashlar.engine.WasmException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of one core script in a store of its own.
 *
 * <p>Only the exceptions that the engine documents for a situation count as the expected fault; any other throwable
 * fails the command. A command that needs a feature the engine does not have is skipped, and so is what depends on it:
 * modules that import from it, actions on it, registrations of it.
 */
final class CoreRun implements ScriptRun {
    private static final Set<Feature> SKIPPABLE =
            Set.of(Feature.GC, Feature.TYPED_FUNCTION_REFERENCES, Feature.MEMORY64);

    private final Engine engine;
    private final Map<Path, Module> compiled;
    private final Store store;
    private final Names<Module> modules = new Names<>("a module");
    private final Names<Instance> instances = new Names<>("an instance");
    private final Map<String, Slot<Map<String, Extern>>> registered = new HashMap<>();

    /** @param compiled keeps the modules, for another run of the same script */
    CoreRun(Engine engine, Duration timeout, Map<Path, Module> compiled) {
        this.engine = engine;
        this.compiled = compiled;
        this.store = engine.newStore();
        store.limitTime(timeout);
        registered.put("spectest", new Slot.Filled<>(Spectest.in(store)));
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public Outcome run(Command command) {
        try {
            perform(command);
            return new Outcome.Passed();
        } catch (Mismatch e) {
            return new Outcome.Failed(e.expected(), e.got());
        } catch (UnsupportedFeatureException e) {
            return SKIPPABLE.contains(e.feature())
                    ? new Outcome.Skipped(e.feature().toString())
                    : new Outcome.Failed(Faults.expectation(command), Faults.describe(e));
        } catch (Throwable e) {
            return new Outcome.Failed(Faults.expectation(command), Faults.describe(e));
        }
    }

    private void perform(Command command) {
        switch (command) {
            case Command.DefineInstance(int line, var name, Binary binary) ->
                instances.define(name, line, () -> instantiate(modules.define(name, line, () -> compile(binary))));
            case Command.DefineModule(int line, var name, Binary binary) ->
                modules.define(name, line, () -> compile(binary));
            case Command.Instantiate(int line, var name, var module) ->
                instances.define(
                        name, line, () -> instantiate(modules.slot(module).get()));
            case Command.Register register -> register(register.as(), register.name());
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
        }
    }

    private void assertReturn(Action action, List<Value> expected) {
        @Nullable Object[] actual = act(action);
        if (!Values.match(expected, actual)) {
            throw new Mismatch(Values.show(expected), Values.show(actual, expected));
        }
    }

    private void assertFault(Command.AssertFault assertion) {
        switch (assertion.fault()) {
            case MALFORMED -> expectNoModule(MalformedModuleException.class, assertion);
            case INVALID -> expectNoModule(InvalidModuleException.class, assertion);
            case INVALID_CUSTOM -> {
                try {
                    compile(assertion.binary());
                } catch (MalformedModuleException | InvalidModuleException e) {
                    // An engine may look into the section, or ignore it.
                }
            }
            case UNLINKABLE -> expectNoInstance(LinkException.class, assertion);
            case UNINSTANTIABLE -> checkText(assertion, assertion.text(), expectNoInstance(Trap.class, assertion));
        }
    }

    private Module compile(Binary binary) {
        Module known = compiled.get(binary.path());
        if (known != null) {
            return known;
        }
        try {
            Module made = engine.compile(Files.readAllBytes(binary.path()), binary.toString());
            compiled.put(binary.path(), made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instance instantiate(Module module) {
        Linker linker = engine.newLinker();
        for (ImportType wanted : module.imports()) {
            Slot<Map<String, Extern>> source = registered.get(wanted.module());
            Extern extern = source == null ? null : source.get().get(wanted.name());
            if (extern != null) {
                linker.define(wanted.module(), wanted.name(), extern);
            }
        }
        return linker.instantiate(store, module);
    }

    private void register(String as, Optional<String> name) {
        Slot<Map<String, Extern>> exports = instances.slot(name).map(Instance::exports);
        registered.put(as, exports);
        exports.get();
    }

    private @Nullable Object[] act(Action action) {
        Instance instance = instances.slot(action.instance()).get();
        return switch (action) {
            case Action.Invoke invoke ->
                instance.function(invoke.field())
                        .call(invoke.arguments().stream().map(Values::carrier).toArray());
            case Action.Get get ->
                new @Nullable Object[] {instance.global(get.field()).get()};
        };
    }

    private <T extends Throwable> T expect(Class<T> fault, Assertion assertion, Action action) {
        return Faults.expect(fault, assertion, () -> Values.show(act(action), List.of()));
    }

    private <T extends Throwable> void expectNoModule(Class<T> fault, Command.AssertFault assertion) {
        Faults.expect(fault, assertion, () -> {
            compile(assertion.binary());
            return "a valid module";
        });
    }

    private <T extends Throwable> T expectNoInstance(Class<T> fault, Command.AssertFault assertion) {
        Module module = compile(assertion.binary());
        return Faults.expect(fault, assertion, () -> {
            instantiate(module);
            return "an instance";
        });
    }

    private static void checkText(Assertion assertion, String text, Trap trap) {
        if (!TrapText.fits(text, trap)) {
            throw new Mismatch(assertion.expectation(), Faults.describe(trap));
        }
    }
}
