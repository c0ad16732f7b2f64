package dev.ashlar.host.deploy;

import java.util.Collection;
import java.util.stream.Collectors;

/** A revision is named that is not there. */
public final class NoSuchRevisionException extends DeployException {
    private static final long serialVersionUID = 1L;

    private final int revision;

    NoSuchRevisionException(int revision, Collection<Integer> known) {
        super("there is no revision %d; there are: %s".formatted(revision, list(known)));
        this.revision = revision;
    }

    private static String list(Collection<Integer> known) {
        return known.isEmpty()
                ? "none"
                : known.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    public int revision() {
        return revision;
    }
}
