package dev.ashlar.wasi.files.nio;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a path leads.
 *
 * @param places the directories that it passes, which are open until this is closed; the last one holds the name
 * @param name in that directory; null for the directory itself
 * @param attributes null when there is nothing yet
 * @param directory whether a slash at the end says that it is one
 */
record Found(
        List<Place> places, @Nullable String name, @Nullable BasicFileAttributes attributes, boolean directory)
        implements AutoCloseable {
    Place place() {
        return places.getLast();
    }

    boolean isLink() {
        return attributes != null && attributes.isSymbolicLink();
    }

    boolean isDirectory() {
        return attributes != null && attributes.isDirectory();
    }

    /** But not the first one, which was there before. */
    @Override
    public void close() {
        places.stream().skip(1).forEach(Place::close);
    }
}
