package dev.ashlar.host.run;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Tenant;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.WasmFrame;
import dev.ashlar.host.capacity.Line;
import dev.ashlar.host.capacity.NoRoomException;
import dev.ashlar.host.capacity.Patience;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Durations;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpInstances;
import dev.ashlar.http.RequestFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component that something starts: gives a graph to each invocation, within the limits of all that are part of it. */
final class EntryPoint implements HttpInstances, AutoCloseable {
    private static final int MOST_FRAMES = 50;

    private final ApplicationParts parts;
    private final Part part;
    private final Limits limits;
    private final StoreConfig storeConfig;
    private final Tenant tenant;
    private final IdleGraphs idle;
    private final Line<Graph> line;

    EntryPoint(ApplicationParts parts, Part part, Tenant tenant) {
        this.parts = parts;
        this.part = part;
        this.limits = part.component().limits();
        this.idle = new IdleGraphs(part.component().reuse(), this::drop);
        this.line = parts.capacity().line(part.component().name(), part.members(), idle);
        this.tenant = tenant;
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
        return begin(Optional.of(exchange));
    }

    /**
     * @param request that it answers; empty when something else starts it: that waits for its turn without end
     * @throws ResourceLimitException when a limit of the manifest, or of the host, allows no more
     */
    Invocation begin(Optional<HttpExchange> request) {
        long deadline = deadline(request);
        Graph waiting = enter(request, deadline);
        try {
            Graph graph = waiting != null ? waiting : open();
            long end = request.isPresent() ? deadline : deadline(request);
            graph.data().begin(request, end);
            return new Invocation(
                    graph, callersDeadline(request).filter(it -> it == end).isPresent());
        } catch (RuntimeException | Error e) {
            line.leave();
            throw e;
        }
    }

    /** A graph that is there, or null where one may be made. */
    private @Nullable Graph enter(Optional<HttpExchange> request, long deadline) {
        try {
            return line.enter(
                    request.map(exchange -> patience(exchange, deadline)).orElse(Patience.ENDLESS));
        } catch (NoRoomException e) {
            throw new ResourceLimitException(
                    parts.reports().noRoom(part.component().name(), e));
        }
    }

    private static Patience patience(HttpExchange exchange, long deadline) {
        Set<String> held = exchange.caller().map(HttpCaller::held).orElse(Set.of());
        return new Patience(deadline, true, held, exchange::onClientGone);
    }

    /** The component's own, or the caller's if that is nearer. */
    private long deadline(Optional<HttpExchange> request) {
        long own = System.nanoTime() + limits.deadline().toNanos();
        return callersDeadline(request).filter(callers -> callers - own < 0).orElse(own);
    }

    private static Optional<Long> callersDeadline(Optional<HttpExchange> request) {
        return request.flatMap(HttpExchange::caller).map(HttpCaller::deadline);
    }

    /** Its instances are counted already. */
    private Graph open() {
        try {
            return open(storeConfig);
        } catch (RuntimeException | Error e) {
            line.dropped();
            throw e;
        }
    }

    private Graph open(StoreConfig config) {
        var data = new GraphData(parts.members(), part);
        return new Graph(part.linked(), parts.engine().newStore(config.withData(data)), data);
    }

    /** A limit of the manifest allows no instance: its place there, and why. */
    record Shortfall(String path, String message) {}

    /**
     * Makes a graph and drops it, so that the first invocation finds compiled what instances need. It does not count: what else goes on in
     * the application must not keep it from a new revision.
     *
     * @throws Trap when a component traps while it is instantiated
     * @throws NoRoomException when there may be too few instances for a graph
     * @return why the limits allow none, if so
     */
    Optional<Shortfall> tryOut() {
        var application = parts.application();
        if (part.members().size() > application.limits().instances()) {
            return Optional.of(new Shortfall(
                    "limits.instances", "one invocation needs " + part.members().size()));
        }
        try (Graph graph = open(storeConfig.withTenant(tenant.unused()))) {
            graph.store().limitTime(limits.deadline());
            try {
                var ignored = graph.instance();
                return Optional.empty();
            } catch (ResourceLimitException e) {
                String component = graph.store()
                        .refusedGrowth()
                        .filter(part.members()::contains)
                        .orElse(part.component().name());
                return Optional.of(new Shortfall(
                        Paths.key("component", component) + ".limits.memory", String.valueOf(e.getMessage())));
            }
        }
    }

    private void drop(Graph graph) {
        try {
            graph.close();
        } finally {
            line.dropped();
        }
    }

    /** Gives up instances that wait for invocations, and those that wait for instances; called when there will be none. */
    @Override
    public void close() {
        line.close();
        idle.close();
    }

    /** One invocation. */
    final class Invocation implements HttpInstances.Lease {
        private final Graph graph;
        private final long started = System.nanoTime();
        private final boolean onCallersTime;
        private final Duration cpuBefore;
        private boolean failed;

        /** @param onCallersTime whether its deadline is that of who asked */
        Invocation(Graph graph, boolean onCallersTime) {
            this.graph = graph;
            this.onCallersTime = onCallersTime;
            this.cpuBefore = graph.store().cpuTime();
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
            return graph.data().hostCalls();
        }

        InvocationUse use() {
            return new InvocationUse(
                    cpu(), store().inUse().memoryBytes(), hostCalls(), Duration.ofNanos(System.nanoTime() - started));
        }

        /** What each component of the graph took. */
        private Map<String, ComponentShare> shares() {
            var accounts = store().accounts();
            var shares = new LinkedHashMap<String, ComponentShare>();
            for (String member : part.members()) {
                var account = accounts.get(member);
                shares.put(
                        member,
                        new ComponentShare(
                                account == null ? 0 : account.memoryBytes(),
                                graph.data().hostCalls(member)));
            }
            return shares;
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
            failed = true;
            String name = part.component().name();
            if (thrown instanceof Trap trap && trap.code().equals(TrapCode.DEADLINE_EXCEEDED)) {
                return Optional.of(timeLimit(name));
            }
            Optional<String> silenced = silenced();
            if (silenced.isPresent()) {
                return silenced;
            }
            if (thrown instanceof ResourceLimitException
                    || store().refusedGrowth().isPresent()) {
                return Optional.of(memory(name) + "; " + thrown.getMessage());
            }
            return Optional.empty();
        }

        private String timeLimit(String name) {
            if (cpu().compareTo(limits.cpu()) >= 0) {
                return parts.reports().component(name, "cpu", Durations.text(limits.cpu()));
            }
            return onCallersTime
                    ? "the time of the component that asked \"%s\" is over".formatted(name)
                    : parts.reports().component(name, "deadline", Durations.text(limits.deadline()));
        }

        /** Told once for a graph. */
        private Optional<String> silenced() {
            Optional<String> component = graph.data().silenced();
            if (component.isEmpty() || graph.isTold()) {
                return Optional.empty();
            }
            graph.tell();
            String name = component.get();
            return Optional.of(
                    parts.reports().component(name, "output", parts.limits(name).output()));
        }

        private String memory(String name) {
            String account = store().refusedGrowth().orElse("");
            var ofAll = parts.application().limits().memory();
            if (ofAll.isPresent()
                    && account.equals("tenant "
                            + ApplicationBase.account(parts.application().name()))) {
                return parts.reports().application("memory", ofAll.get());
            }
            if (account.startsWith("tenant ") || account.equals("the process")) {
                return parts.reports().noMemory(name, account);
            }
            String component = part.members().contains(account) ? account : name;
            return parts.reports()
                    .component(component, "memory", parts.limits(component).memory());
        }

        @Override
        public void bodyLimitMet(boolean ofRequest) {
            String limit = ofRequest ? "request-body" : "response-body";
            var value = ofRequest ? limits.requestBody() : limits.responseBody();
            var ignored = parts.reports().component(part.component().name(), limit, value.orElseThrow());
        }

        @Override
        public void close() {
            parts.meters().used(part.component().name(), use(), shares());
            var ignored = silenced();
            try {
                if (failed || !idle.keep(graph)) {
                    drop(graph);
                }
            } finally {
                line.leave();
            }
        }
    }
}
