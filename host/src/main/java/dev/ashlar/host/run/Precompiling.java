package dev.ashlar.host.run;

import dev.ashlar.host.resolve.ResolvedApplication;

/**
 * Compiles the functions of small components, and the code of calls between components and the host, before somebody calls them,
 * behind the back of the first requests. Large ones are interpreters mostly, of which a request needs a small part: what earlier
 * runs needed of them is loaded from the code cache.
 */
final class Precompiling {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.host");
    private static final int LARGEST = 4 << 20;

    private Precompiling() {}

    static void start(ResolvedApplication application) {
        var thread = Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("compiling " + application.application().name())
                .unstarted(() -> compile(application));
        thread.start();
    }

    private static void prepare(ResolvedApplication.Part part) {
        part.linked().component().loadUsed();
        part.linked().prepareCalls();
        if (part.size() <= LARGEST) {
            part.linked().component().compileAll();
        }
    }

    private static void compile(ResolvedApplication application) {
        for (var part : application.parts().values()) {
            try {
                prepare(part);
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "what cannot be compiled now is compiled when called", e);
            }
        }
    }
}
