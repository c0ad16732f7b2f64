package dev.ashlar.host.deploy;

import dev.ashlar.host.run.HostListener;
import dev.ashlar.http.RequestListener;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Tells whoever listens to a revision what its components do in a mixture, by the names that they have in that revision. Requests are told
 * to who listens to the base revision.
 */
final class MixedListener implements HostListener {
    private final int base;
    private final Map<Integer, HostListener> listeners;

    MixedListener(int base, Set<Integer> revisions, IntFunction<HostListener> listeners) {
        this.base = base;
        this.listeners = revisions.stream().collect(Collectors.toMap(number -> number, listeners::apply));
    }

    @Override
    public void output(String application, String component, Stream stream, String line) {
        of(component).output(application, MixedApplication.plain(component), stream, line);
    }

    @Override
    public void event(Event event) {
        of(event.component())
                .event(new Event(
                        event.application(),
                        MixedApplication.plain(event.component()),
                        event.kind(),
                        event.text(),
                        event.origin(),
                        event.use()));
    }

    @Override
    public RequestListener requests(String application) {
        return revision(base).requests(application);
    }

    private HostListener of(String component) {
        return revision(MixedApplication.revision(component).orElse(base));
    }

    private HostListener revision(int number) {
        return Objects.requireNonNull(listeners.get(number), "revision");
    }
}
