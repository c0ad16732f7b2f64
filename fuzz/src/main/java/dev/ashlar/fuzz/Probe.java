package dev.ashlar.fuzz;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.EngineException;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.LinkException;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.UnsupportedFeatureException;
import dev.ashlar.engine.WasmException;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes modules that may be anything through all that the engine does with one: compile, describe, generate code,
 * instantiate, call, close. Each stage may throw what its documentation says and nothing else.
 */
final class Probe implements Prober {
    private static final ResourceLimits LIMITS = ResourceLimits.STORE_DEFAULT
            .withMemoryBytes(8L << 20)
            .withTableElements(100_000)
            .withInstances(1);
    private static final Duration CPU = Duration.ofMillis(20);
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final int GENERATE_ALL_UP_TO = 16 * 1024;
    private static final int CALLS = 8;
    private static final long BYTES_PER_TABLE_ELEMENT = 16;

    private final Engine engine;

    Probe(Engine engine) {
        this.engine = engine;
    }

    /**
     * Everything that happens with one module, on the current platform thread. A failure has to show twice, since the
     * first modules pay for the loading of the engine's classes.
     */
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
                live(compile());
                outcome = "ran";
            } catch (EngineException | WasmException e) {
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

        private Module compile() {
            Meter meter = new Meter();
            try {
                Module module = engine.compile(bytes, "mutant");
                describe(module);
                return module;
            } finally {
                compileBytes = meter.bytes();
                check(Allowance.COMPILE, meter, 0);
            }
        }

        private void describe(Module module) {
            module.features();
            module.producers();
            module.sections().stream().filter(it -> it.custom()).forEach(it -> module.customSection(it.name()));
            for (int i = 0; i < module.functionCount() && i < CALLS; i++) {
                module.functionName(i);
            }
        }

        private void live(Module module) {
            if (bytes.length <= GENERATE_ALL_UP_TO) {
                stage = Stage.GENERATE;
                Meter meter = new Meter();
                module.compileAll();
                check(Allowance.ANY_BYTES, meter, 0);
            }
            stage = Stage.INSTANTIATE;
            Store store = engine.newStore(StoreConfig.DEFAULT.withLimits(LIMITS));
            try (store) {
                store.limitCpu(CPU);
                store.limitTime(TIME);
                Instance instance = instantiate(store, module);
                stage = Stage.CALL;
                Meter meter = new Meter();
                callExports(instance);
                check(Allowance.ANY_BYTES, meter, 0);
            }
            stage = Stage.CLOSE;
            ResourceLimits rest = store.tenant().inUse();
            if (rest.memoryBytes() != 0 || rest.tableElements() != 0 || rest.instances() != 0) {
                fail(new Verdict.Failure("budget not returned", "after the only store was closed: " + rest));
            }
        }

        private Instance instantiate(Store store, Module module) {
            boolean starts = module.sections().stream().anyMatch(it -> it.name().equals("start"));
            Meter meter = new Meter();
            Instance instance =
                    Stubs.linker(engine, store, module).trapMissing().instantiate(store, module);
            if (!starts) {
                ResourceLimits used = store.inUse();
                long exempt = used.memoryBytes() + used.tableElements() * BYTES_PER_TABLE_ELEMENT;
                check(Allowance.INSTANTIATE, meter, exempt);
            }
            return instance;
        }

        private void callExports(Instance instance) {
            int calls = 0;
            for (Extern export : instance.exports().values()) {
                if (export instanceof Function function
                        && function.type().parameters().stream().allMatch(Stubs::hasValue)
                        && calls++ < CALLS
                        && !call(function)) {
                    return;
                }
                if (export instanceof Memory memory && memory.size() > 0) {
                    memory.readByte(memory.size() - 1);
                }
            }
        }

        /** Whether there is time left for another call. */
        private boolean call(Function function) {
            try {
                function.call(Stubs.values(function.type().parameters()));
            } catch (Trap trap) {
                trap.report();
                return !trap.code().equals(TrapCode.DEADLINE_EXCEEDED);
            } catch (WasmException e) {
                e.payload();
            }
            return true;
        }

        private boolean isDocumented(RuntimeException e) {
            return switch (e) {
                case MalformedModuleException it -> stage == Stage.COMPILE && isInside(it.offset());
                case InvalidModuleException it -> stage == Stage.COMPILE && isInside(it.offset());
                case UnsupportedFeatureException it -> stage == Stage.COMPILE && isInside(it.offset());
                case LinkException it -> stage == Stage.INSTANTIATE;
                case ResourceLimitException it -> stage == Stage.INSTANTIATE;
                case Trap it -> stage == Stage.INSTANTIATE || stage == Stage.CALL;
                case WasmException it -> stage == Stage.INSTANTIATE || stage == Stage.CALL;
                default -> false;
            };
        }

        private boolean isInside(int offset) {
            return offset >= 0 && offset <= bytes.length;
        }

        private void check(Allowance allowance, Meter meter, long exempt) {
            allowance.check(stage, meter, bytes.length, exempt).ifPresent(this::fail);
        }

        /** Keeps the first one. */
        private void fail(Verdict.Failure found) {
            failure = failure.or(() -> Optional.of(found));
        }
    }
}
