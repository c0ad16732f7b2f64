package dev.ashlar.host.deploy;

import dev.ashlar.host.run.HostListener;
import dev.ashlar.http.RequestListener;
import java.util.SortedSet;

/** Who hears what happens in the revisions of an application. */
@FunctionalInterface
public interface RevisionListeners {
    /** Who hears what happens in a revision; requests from outside among it. Asked once when the revision is made ready. */
    HostListener of(int revision);

    /**
     * Who hears of requests from outside that components of several revisions answer together.
     *
     * @param base the revision to which they came
     * @param revisions all that take part
     */
    default RequestListener requests(String application, int base, SortedSet<Integer> revisions) {
        return of(base).requests(application);
    }
}
