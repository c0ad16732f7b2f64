package dev.ashlar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ashlar key}: the commands about keys to sign with. */
@Command(
        name = "key",
        description = "Make keys to sign with.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class KeyCommand implements CommandGroup {
    @Override
    public Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("generate", KeyGenerateCommand::new);
        return commands;
    }
}
