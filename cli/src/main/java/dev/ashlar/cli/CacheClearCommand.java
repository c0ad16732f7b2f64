package dev.ashlar.cli;

import java.io.UncheckedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar cache clear}: deletes all compiled code that is kept. */
@Command(name = "clear", description = "Delete all of it; what runs goes on and compiles what it has not loaded yet.")
final class CacheClearCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var cache = CacheOptions.inEnvironment(System.getenv());
        int before = cache.entries().size();
        try {
            cache.clear();
        } catch (UncheckedIOException e) {
            throw new CommandFailedException("the code cache cannot be cleared: " + e.getMessage());
        }
        spec.commandLine().getOut().printf("deleted %,d entries of %s%n", before, cache.directory());
    }
}
