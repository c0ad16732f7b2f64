package dev.ashlar.fuzz;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentException;
import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinkException;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.ComponentOutline;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.MalformedComponentException;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineException;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.UnsupportedFeatureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes components that may be anything through all that is done with one: outline, compile, link, instantiate, call,
 * close. Each stage may throw what its documentation says and nothing else.
 */
final class ComponentProbe implements Prober {
    private static final ResourceLimits LIMITS = ResourceLimits.STORE_DEFAULT
            .withMemoryBytes(8L << 20)
            .withTableElements(100_000)
            .withInstances(100);
    private static final Duration CPU = Duration.ofMillis(20);
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final int CALLS = 8;

    private final Engine engine;

    ComponentProbe(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Verdict probe(byte[] bytes) {
        Verdict verdict = new Run(bytes).verdict();
        return verdict.failure().isEmpty() ? verdict : new Run(bytes).verdict();
    }

    private final class Run {
        private final byte[] bytes;
        private Stage stage = Stage.COMPILE;
        private long compileBytes;
        private Optional<Verdict.Failure> failure = Optional.empty();

        Run(byte[] bytes) {
            this.bytes = bytes;
        }

        Verdict verdict() {
            String outcome;
            try {
                outline();
                live(Component.compile(engine, bytes, "mutant"));
                outcome = "ran";
            } catch (ComponentException | EngineException e) {
                outcome = e.getClass().getSimpleName();
                if (!isDocumented(e)) {
                    fail(Verdict.Failure.thrown(stage, e));
                }
            } catch (Throwable e) {
                outcome = e.getClass().getSimpleName();
                fail(Verdict.Failure.thrown(stage, e));
            }
            return new Verdict(stage, outcome, compileBytes, failure);
        }

        /** Decodes and validates. */
        private void outline() {
            Meter meter = new Meter();
            try {
                ComponentOutline.read(engine, bytes);
            } finally {
                compileBytes = meter.bytes();
                Allowance.COMPILE_COMPONENT.check(stage, meter, bytes.length, 0).ifPresent(this::fail);
            }
        }

        private void live(Component component) {
            stage = Stage.LINK;
            LinkedComponent linked =
                    ComponentLinker.create(engine).trapMissing().link(component);
            stage = Stage.INSTANTIATE;
            Store store = engine.newStore(StoreConfig.DEFAULT.withLimits(LIMITS));
            try (store) {
                store.limitCpu(CPU);
                store.limitTime(TIME);
                ComponentInstance instance = linked.instantiate(store);
                stage = Stage.CALL;
                callExports(instance);
            }
            stage = Stage.CLOSE;
            ResourceLimits rest = store.tenant().inUse();
            if (rest.memoryBytes() != 0 || rest.tableElements() != 0 || rest.instances() != 0) {
                fail(new Verdict.Failure("budget not returned", "after the only store was closed: " + rest));
            }
        }

        private void callExports(ComponentInstance instance) {
            int calls = 0;
            for (Map.Entry<String, ComponentExternType> export :
                    instance.type().exports().entrySet()) {
                if (export.getValue() instanceof ComponentExternType.Function && calls++ < CALLS) {
                    ComponentFunction function = instance.function(export.getKey());
                    Optional<List<Value>> arguments = arguments(function);
                    if (arguments.isPresent() && !call(function, arguments.get())) {
                        return;
                    }
                }
            }
        }

        private Optional<List<Value>> arguments(ComponentFunction function) {
            List<Value> values = new ArrayList<>();
            for (var parameter : function.type().parameters()) {
                Optional<Value> value = ComponentStubs.value(parameter.type());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(value.get());
            }
            return Optional.of(values);
        }

        /** Whether there is time left for another call. */
        private boolean call(ComponentFunction function, List<Value> arguments) {
            try {
                function.call(arguments);
            } catch (Trap trap) {
                trap.report();
                return !trap.code().equals(TrapCode.DEADLINE_EXCEEDED);
            }
            return true;
        }

        private boolean isDocumented(RuntimeException e) {
            return switch (e) {
                case MalformedComponentException it -> stage == Stage.COMPILE && isInside(it.offset());
                case InvalidComponentException it -> stage == Stage.COMPILE && isInside(it.offset());
                case UnsupportedComponentFeatureException it -> stage.compareTo(Stage.CALL) <= 0;
                case UnsupportedFeatureException it -> stage == Stage.COMPILE;
                case ComponentLinkException it -> stage == Stage.LINK;
                case ResourceLimitException it -> stage == Stage.INSTANTIATE;
                case Trap it -> stage == Stage.INSTANTIATE || stage == Stage.CALL;
                default -> false;
            };
        }

        private boolean isInside(int offset) {
            return offset >= 0 && offset <= bytes.length;
        }

        /** Keeps the first one. */
        private void fail(Verdict.Failure found) {
            failure = failure.or(() -> Optional.of(found));
        }
    }
}
