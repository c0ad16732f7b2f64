package dev.ashlar.host.run;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Tenant;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.WasmFrame;
import dev.ashlar.host.manifest.Durations;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpInstances;
import dev.ashlar.http.RequestFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A component that something starts: gives a graph to each invocation, within the limits of all that are part of it. */
final class EntryPoint implements HttpInstances {
    private static final int MOST_FRAMES = 50;

    private final ApplicationParts parts;
    private final Part part;
    private final Limits limits;
    private final StoreConfig storeConfig;

    EntryPoint(ApplicationParts parts, Part part, Tenant tenant) {
        this.parts = parts;
        this.part = part;
        this.limits = part.component().limits();
        this.storeConfig = StoreConfig.DEFAULT.withTenant(tenant).withLimits(resources(parts, part));
    }

    /** The memory of a graph is what its components may have together: they share a store. */
    private static ResourceLimits resources(ApplicationParts parts, Part part) {
        long memory = 0;
        for (String member : part.members()) {
            memory += parts.limits(member).memory().bytes();
        }
        return ResourceLimits.STORE_DEFAULT.withMemoryBytes(memory);
    }

    Part part() {
        return part;
    }

    Limits limits() {
        return limits;
    }

    @Override
    public Invocation take(HttpExchange exchange) {
        return begin();
    }

    /** @throws ResourceLimitException when a limit of the manifest, or of the host, allows no more */
    Invocation begin() {
        parts.enter(part);
        try {
            return new Invocation(open(parts.engine()));
        } catch (RuntimeException | Error e) {
            parts.leave(part);
            throw e;
        }
    }

    private Graph open(Engine engine) {
        var data = new GraphData(parts.members(), part.index());
        return new Graph(part.linked(), engine.newStore(storeConfig.withData(data)), data);
    }

    /** One invocation. */
    final class Invocation implements HttpInstances.Lease {
        private final Graph graph;
        private final long started = System.nanoTime();
        private final Duration cpuBefore;
        private final long callsBefore;

        Invocation(Graph graph) {
            this.graph = graph;
            this.cpuBefore = graph.store().cpuTime();
            this.callsBefore = graph.data().hostCalls();
        }

        @Override
        public Store store() {
            return graph.store();
        }

        @Override
        public ComponentInstance instance() {
            return graph.instance();
        }

        @Override
        public long hostCalls() {
            return graph.data().hostCalls() - callsBefore;
        }

        InvocationUse use() {
            return new InvocationUse(
                    cpu(), store().inUse().memoryBytes(), hostCalls(), Duration.ofNanos(System.nanoTime() - started));
        }

        private Duration cpu() {
            return store().cpuTime().minus(cpuBefore);
        }

        @Override
        public Optional<RequestFailure> explain(RuntimeException thrown) {
            return limitMet(thrown).map(sentence -> new RequestFailure(kind(thrown), sentence, backtrace(thrown)));
        }

        private static RequestFailure.Kind kind(RuntimeException thrown) {
            return switch (thrown) {
                case Trap trap when trap.code().equals(TrapCode.DEADLINE_EXCEEDED) -> RequestFailure.Kind.DEADLINE;
                case ResourceLimitException e -> RequestFailure.Kind.OVERLOADED;
                default -> RequestFailure.Kind.TRAPPED;
            };
        }

        private static List<String> backtrace(RuntimeException thrown) {
            return thrown instanceof Trap trap
                    ? trap.backtrace().stream()
                            .limit(MOST_FRAMES)
                            .map(WasmFrame::toString)
                            .toList()
                    : List.of();
        }

        /** Which limit of the manifest ended the guest, if one did. */
        Optional<String> limitMet(RuntimeException thrown) {
            String name = part.component().name();
            if (thrown instanceof Trap trap && trap.code().equals(TrapCode.DEADLINE_EXCEEDED)) {
                return Optional.of(
                        cpu().compareTo(limits.cpu()) >= 0
                                ? parts.reports().component(name, "cpu", Durations.text(limits.cpu()))
                                : parts.reports().component(name, "deadline", Durations.text(limits.deadline())));
            }
            if (thrown instanceof Trap trap && isOutput(trap)) {
                return Optional.of(parts.reports().component(name, "output", limits.output()));
            }
            if (thrown instanceof ResourceLimitException
                    || store().refusedGrowth().isPresent()) {
                return Optional.of(memory(name) + "; " + thrown.getMessage());
            }
            return Optional.empty();
        }

        private static boolean isOutput(Trap trap) {
            return trap.code().id().equals("wasi-limit")
                    && String.valueOf(trap.getMessage()).contains("bytes of standard output");
        }

        private String memory(String name) {
            boolean ofApplication = store().refusedGrowth()
                    .filter(account -> account.contains(parts.application().name()))
                    .isPresent();
            var ofAll = parts.application().limits().memory();
            if (ofApplication && ofAll.isPresent()) {
                return parts.reports().application("memory", ofAll.get());
            }
            String sentence = parts.reports().component(name, "memory", limits.memory());
            return part.members().size() == 1
                    ? sentence
                    : sentence
                            + " and those of what it is linked to, %d MiB in all"
                                    .formatted(storeConfig.limits().memoryBytes() >> 20);
        }

        @Override
        public void close() {
            parts.meters().used(part.component().name(), use());
            try {
                graph.close();
            } finally {
                parts.leave(part);
            }
        }
    }
}
