package dev.ashlar.capabilities.blob;

import java.util.List;

/** The names of a container's objects, in any order; what comes or goes meanwhile may be there or not. */
public interface BlobNames extends AutoCloseable {
    /** The next ones, at most so many; fewer only at the end. */
    List<String> next(int most);

    @Override
    void close();
}
