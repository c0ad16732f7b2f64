package dev.ashlar.host.run;

import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.InternalHost;
import dev.ashlar.host.manifest.VariableValues;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.LocalHost;
import dev.ashlar.http.LocalHosts;
import dev.ashlar.http.RequestListener;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Requests from one component of an application to another, as their rules for connections grant them. */
final class InternalRequests {
    private final VariableValues values;
    private final RequestListener listener;
    private final Redirects redirects;
    private volatile @Nullable Requests requests;

    InternalRequests(VariableValues values, RequestListener listener, Redirects redirects) {
        this.redirects = redirects;
        this.values = values;
        this.listener = listener;
    }

    /** To be called before there is an instance that could send one. */
    void answerBy(Requests answering) {
        requests = answering;
    }

    /** Whom a component reaches. */
    LocalHosts of(Component component) {
        var rules =
                values.egress(component).stream().filter(InternalHost::isMeant).toList();
        return rules.isEmpty()
                ? LocalHosts.NONE
                : (guest, host, port) -> InternalHost.component(host)
                        .filter(name -> rules.stream().anyMatch(rule -> InternalHost.covers(rule, host, port)))
                        .map(name -> new LocalHost(
                                exchange -> answer(redirects.target(component.name(), name), exchange),
                                guest.data(GraphData.class).caller(component.name()),
                                listener));
    }

    private void answer(String component, HttpExchange exchange) throws IOException {
        Requests answering = requests;
        if (answering == null) {
            throw new IllegalStateException("a component sends requests before its application is there");
        }
        answering.handleInternal(component, exchange);
    }
}
