package dev.ashlar.host.run;

import dev.ashlar.component.HostCallSite;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import dev.ashlar.host.run.HostListener.Stream;
import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.Wasi;
import dev.ashlar.wasi.WasiContext;
import dev.ashlar.wasi.context.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data of a graph's store: a context for each component, opened when it first calls the host. So a component reaches what it
 * was granted itself, whoever called it. Used by one thread at a time, as its store is.
 */
final class GraphData implements Wasi, AutoCloseable {
    private final GraphMembers members;
    private final Part entry;
    private final @Nullable WasiContext[] contexts;
    private final List<GuestOutput> outputs = new ArrayList<>(2);
    private final long[] hostCalls;
    private Optional<HttpExchange> request = Optional.empty();
    private long deadline;

    /** @param entry what is invoked */
    GraphData(GraphMembers members, Part entry) {
        this.members = members;
        this.entry = entry;
        this.contexts = new @Nullable WasiContext[members.count()];
        this.hostCalls = new long[members.count()];
    }

    /** That of the component that is invoked: what is passed to it is on its account. */
    @Override
    public WasiContext wasi() {
        return context(entry.index());
    }

    /** @param index of a component of the application */
    WasiContext context(int index) {
        WasiContext known = contexts[index];
        if (known == null) {
            known = open(index);
            contexts[index] = known;
        }
        return known;
    }

    private WasiContext open(int index) {
        Grants grants = members.grants(index);
        var streams = new StandardStreams(
                InputStream.nullInputStream(),
                output(index, Stream.STDOUT),
                output(index, Stream.STDERR),
                StandardStreams.Terminals.NONE);
        try {
            return WasiContext.open(grants.withStreams(streams));
        } catch (IOException e) {
            throw new UncheckedIOException(members.name(index) + ": " + e.getMessage(), e);
        }
    }

    private GuestOutput output(int index, Stream stream) {
        var output = new GuestOutput(line -> members.output(index, stream, line));
        outputs.add(output);
        return output;
    }

    /** The component that wanted to print more than it may, if one did. */
    Optional<String> silenced() {
        for (int i = 0; i < contexts.length; i++) {
            if (contexts[i] instanceof Context context
                    && context.quotas().outputBytes().hasRefused()) {
                return Optional.of(members.name(i));
            }
        }
        return Optional.empty();
    }

    /** An invocation begins: for a request, if there is one, and until then. */
    void begin(Optional<HttpExchange> newRequest, long newDeadline) {
        Arrays.fill(hostCalls, 0);
        request = newRequest;
        deadline = newDeadline;
    }

    /** A component of the graph as the sender of a request. */
    HttpCaller caller(String component) {
        Optional<HttpCaller> before = request.flatMap(HttpExchange::caller);
        int depth = before.map(HttpCaller::depth).orElse(0);
        Set<String> held = before.map(caller -> together(caller.held())).orElse(entry.members());
        return new HttpCaller(component, request.map(HttpExchange::requestId), depth + 1, deadline, held);
    }

    private Set<String> together(Set<String> held) {
        var all = new HashSet<>(held);
        all.addAll(entry.members());
        return all;
    }

    void countHostCall(HostCallSite site) {
        hostCalls[members.index(site.component())]++;
    }

    /** Of all components in this invocation. */
    long hostCalls() {
        return Arrays.stream(hostCalls).sum();
    }

    long hostCalls(String component) {
        return hostCalls[members.index(component)];
    }

    /** Passes on what guests printed without ending the line. */
    void flushOutput() {
        outputs.forEach(GuestOutput::close);
    }

    @Override
    public void close() {
        flushOutput();
        for (WasiContext context : contexts) {
            if (context != null) {
                context.close();
            }
        }
    }
}
