package dev.ashlar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ashlar cache}: the commands about compiled code that is kept. */
@Command(
        name = "cache",
        description = "Show or delete the compiled code that is kept for later runs.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class CacheCommand implements CommandGroup {
    @Override
    public Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("list", CacheListCommand::new);
        commands.put("clear", CacheClearCommand::new);
        return commands;
    }
}
