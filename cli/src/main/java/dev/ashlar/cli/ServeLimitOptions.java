package dev.ashlar.cli;

import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.http.InvocationLimits;
import dev.ashlar.http.ServerLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What requests and their clients may take: {@code --timeout}, {@code --max-memory} and the like, mixed in. */
final class ServeLimitOptions {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "Stop a request's guest when this much time has passed: 250ms, 2s, 1m. Default: 30s.")
    private @Nullable Duration timeout;

    @Option(
            names = "--max-cpu",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "Stop it when it has computed for this much time. Default: 10s.")
    private @Nullable Duration maxCpu;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = Quantities.Size.class,
            description =
                    "What the memories of one request's instance may hold together: 64k, 16MiB, 1g. Default: 256m.")
    private @Nullable Long maxMemory;

    @Option(
            names = "--max-requests-in-flight",
            paramLabel = "N",
            description = "Answer 503 beyond this many requests at a time. Default: 1000.")
    private @Nullable Integer maxRequests;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            description = "Let further clients wait beyond this many connections. Default: 10000.")
    private @Nullable Integer maxConnections;

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            converter = Quantities.Size.class,
            description = "Answer 413 to requests with a longer body. Default: no limit.")
    private @Nullable Long maxBody;

    /** All guests together may have three quarters of the heap: the rest is for the host, which must not run out. */
    EngineConfig engineConfig() {
        long heap = Runtime.getRuntime().maxMemory();
        return EngineConfig.DEFAULT.withLimits(ResourceLimits.UNLIMITED.withMemoryBytes(heap / 4 * 3));
    }

    InvocationLimits invocationLimits() {
        var limits = InvocationLimits.DEFAULT;
        limits = timeout == null ? limits : limits.withDeadline(timeout);
        limits = maxCpu == null ? limits : limits.withCpu(maxCpu);
        return maxMemory == null
                ? limits
                : limits.withResources(limits.resources().withMemoryBytes(maxMemory));
    }

    ServerLimits serverLimits() {
        var limits = ServerLimits.DEFAULT;
        limits = maxRequests == null ? limits : limits.withRequestsInFlight(maxRequests);
        limits = maxConnections == null ? limits : limits.withConnections(maxConnections);
        return maxBody == null ? limits : limits.withBodyBytes(maxBody);
    }
}
