package dev.ashlar.host.deploy;

import dev.ashlar.host.run.HostListener;
import dev.ashlar.http.RequestListener;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Tells whoever listens to a revision what its components do in a mixture, by the names that they have in that revision. Of requests it is
 * told which revisions take part.
 */
final class MixedListener implements HostListener {
    private final Mixture mixture;
    private final RevisionListeners all;
    private final Map<Integer, HostListener> listeners;

    MixedListener(Mixture mixture, RevisionListeners all) {
        this.mixture = mixture;
        this.all = all;
        this.listeners = mixture.revisions().stream().collect(Collectors.toMap(number -> number, all::of));
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
        return all.requests(application, mixture.base(), mixture.revisions());
    }

    private HostListener of(String component) {
        return revision(MixedApplication.revision(component).orElse(mixture.base()));
    }

    private HostListener revision(int number) {
        return Objects.requireNonNull(listeners.get(number), "revision");
    }
}
