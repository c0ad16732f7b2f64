package dev.ashlar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ashlar wit}: the commands about WIT. */
@Command(
        name = "wit",
        description = "Print, check and compare WIT, the interface language of components, and generate Java from it.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class WitCommand implements CommandGroup {
    @Override
    public Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("print", WitPrintCommand::new);
        commands.put("check", WitCheckCommand::new);
        commands.put("compat", WitCompatCommand::new);
        commands.put("bindgen", WitBindgenCommand::new);
        return commands;
    }
}
