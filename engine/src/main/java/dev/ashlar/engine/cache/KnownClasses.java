package dev.ashlar.engine.cache;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What is in an entry's file.
 *
 * @param drawn which of the files that have had this name
 */
record KnownClasses(long drawn, EntryFormat.Index index) {
    static KnownClasses read(Path path, CacheKey key) throws IOException {
        try (EntryFile file = EntryFile.open(path, key)) {
            return new KnownClasses(file.drawn(), file.index());
        }
    }
}
