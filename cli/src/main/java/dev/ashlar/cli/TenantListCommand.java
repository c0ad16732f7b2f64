package dev.ashlar.cli;

import dev.ashlar.oci.json.JsonFields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar tenant list}: who there is, and what they have and may have. */
@Command(name = "list", description = "List the tenants, what they have, and what they may have.")
final class TenantListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var answer = daemon.ask(client -> client.get("/v1/tenants"));
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(answer.json());
            return;
        }
        var table = new TextTable("TENANT", ">APPLICATIONS", ">OF", ">BLOB BYTES", ">OF", ">MEMORY");
        answer.fields().objects("tenants").forEach(tenant -> {
            var quota = tenant.object("quota");
            table.row(
                    tenant.text("name"),
                    tenant.number("applications"),
                    limit(quota, "applications"),
                    "%,d".formatted(tenant.number("blob-bytes")),
                    limit(quota, "blob-bytes"),
                    limit(quota, "memory-bytes"));
        });
        table.print(out, "");
    }

    private static String limit(JsonFields quota, String name) {
        return quota.optionalNumber(name).map("%,d"::formatted).orElse("any");
    }
}
