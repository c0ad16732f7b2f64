package dev.ashlar.host.run;

import java.util.List;

/** Things to be closed. */
final class Resources {
    private static final System.Logger LOGGER = System.getLogger("dev.ashlar.host");

    private Resources() {}

    /** Closes all of them, the last one first, and empties the list; what fails is logged. */
    static void closeAll(List<AutoCloseable> resources) {
        while (!resources.isEmpty()) {
            try {
                resources.removeLast().close();
            } catch (Exception e) {
                LOGGER.log(System.Logger.Level.WARNING, "cannot be closed", e);
            }
        }
    }
}
