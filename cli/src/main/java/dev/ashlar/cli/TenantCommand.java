package dev.ashlar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code ashlar tenant}: the commands of operators. */
@Command(
        name = "tenant",
        description = "Make tenants, bound what they may have, and give them tokens. For operators.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class TenantCommand implements CommandGroup {
    @Override
    public Map<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("list", TenantListCommand::new);
        commands.put("set", TenantSetCommand::new);
        commands.put("remove", TenantRemoveCommand::new);
        commands.put("tokens", TenantTokensCommand::new);
        commands.put("token", TenantTokenCommand::new);
        commands.put("revoke", TenantRevokeCommand::new);
        return commands;
    }
}
