package dev.ashlar.cli;

import dev.ashlar.engine.CodeCacheConfig;
import dev.ashlar.engine.CodeCacheEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar cache list}: where compiled code is kept, how much, and when it was used. */
@Command(name = "list", description = "Show what is kept, used last first.")
final class CacheListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var cache = CacheOptions.inEnvironment(System.getenv());
        var entries = cache.entries();
        long bytes = entries.stream().mapToLong(CodeCacheEntry::bytes).sum();
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(Json.of(json(cache, entries, bytes)));
            return;
        }
        out.printf("%s: %,d entries, %,d of %,d bytes%n", cache.directory(), entries.size(), bytes, cache.maxBytes());
        if (!entries.isEmpty()) {
            var table = new TextTable("LAST USED", ">BYTES", "ENTRY");
            entries.forEach(entry -> table.row(entry.lastUsed(), entry.bytes(), name(entry)));
            table.print(out, "  ");
        }
    }

    private static Map<String, Object> json(CodeCacheConfig cache, List<CodeCacheEntry> entries, long bytes) {
        var all = new LinkedHashMap<String, Object>();
        all.put("directory", cache.directory().toString());
        all.put("bytes", bytes);
        all.put("maxBytes", cache.maxBytes());
        all.put("entries", entries.stream().map(CacheListCommand::json).toList());
        return all;
    }

    private static Map<String, Object> json(CodeCacheEntry entry) {
        var one = new LinkedHashMap<String, Object>();
        one.put("name", name(entry));
        one.put("bytes", entry.bytes());
        one.put("lastUsed", entry.lastUsed().toString());
        return one;
    }

    private static String name(CodeCacheEntry entry) {
        return String.valueOf(entry.file().getFileName());
    }
}
