package dev.ashlar.host.run;

import dev.ashlar.host.resolve.ResolvedApplication;
import java.util.Set;

/**
 * Compiles the functions of small components, and the code of calls between components and the host, before somebody calls them,
 * behind the back of the first requests. Large ones are interpreters mostly, of which a request needs a small part: what earlier
 * runs needed of them is loaded from the code cache.
 *
 * @param entries the components that the host calls
 */
record Precompiling(ResolvedApplication application, Set<String> entries) implements Runnable {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.host");
    private static final int LARGEST = 4 << 20;

    Precompiling {
        entries = Set.copyOf(entries);
    }

    @Override
    public void run() {
        for (var part : application.parts().values()) {
            try {
                prepare(part);
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "what cannot be compiled now is compiled when called", e);
            }
        }
    }

    private void prepare(ResolvedApplication.Part part) {
        part.linked().component().loadUsed();
        if (entries.contains(part.component().name())) {
            part.linked().prepareCalls();
        }
        if (part.size() <= LARGEST) {
            part.linked().component().compileAll();
        }
    }
}
