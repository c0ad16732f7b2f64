package dev.ashlar.host.deploy;

/**
 * What leads from one component to another: links of the manifest, and requests to {@code http://NAME.internal}.
 *
 * @param from the component that calls
 * @param to the component that is called
 */
public record LinkPath(String from, String to) implements Comparable<LinkPath> {
    @Override
    public int compareTo(LinkPath other) {
        int order = from.compareTo(other.from);
        return order != 0 ? order : to.compareTo(other.to);
    }

    @Override
    public String toString() {
        return from + " → " + to;
    }
}
