package dev.ashlar.engine.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps generated classes of a module, by their simple names, those of structs by their full ones. Thread-safe. */
public interface ClassStore {
    /** Knows nothing and keeps nothing. */
    ClassStore NONE = new ClassStore() {
        @Override
        public @Nullable CompiledClass find(String simpleName) {
            return null;
        }
    };

    /** A class that was generated earlier. */
    @Nullable CompiledClass find(String simpleName);

    /** The classes that guests needed in earlier runs, in order of first use. */
    default List<String> wanted() {
        return List.of();
    }

    /**
     * A class that had to be generated now.
     *
     * @param wanted whether the guest needed it; else it was generated ahead
     */
    default void generated(String simpleName, CompiledClass made, boolean wanted) {}
}
