package dev.ashlar.cli;

import dev.ashlar.daemon.client.AdminClient;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar tenant set}: a tenant and his quota. */
@Command(
        name = "set",
        description = {
            "Make a tenant, or give him another quota, which holds at once.",
            "",
            "What is not given stays as it is; without a bound from the beginning. Nothing is taken away from a tenant who has more "
                    + "than he may have now."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar tenant set acme --applications 20 --memory 4g --blobs 10g",
            "  ashlar tenant set acme --memory any"
        })
final class TenantSetCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TENANT", description = "His name.")
    private String name = "";

    @Option(
            names = "--applications",
            paramLabel = "N",
            converter = QuotaBound.Count.class,
            description = "How many he may have, or any.")
    private @Nullable QuotaBound applications;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = QuotaBound.Size.class,
            description = "Of all instances of all his applications together, or any.")
    private @Nullable QuotaBound memory;

    @Option(
            names = "--blobs",
            paramLabel = "SIZE",
            converter = QuotaBound.Size.class,
            description = "Of all that his revisions are made of, or any.")
    private @Nullable QuotaBound blobs;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var path = "/v1/tenants/" + AdminClient.segment(name);
        var answer = daemon.ask(client -> {
            var quota = quota(client, path);
            put(quota, "applications", applications);
            put(quota, "memory-bytes", memory);
            put(quota, "blob-bytes", blobs);
            return client.put(path, Map.of("quota", quota));
        });
        var out = spec.commandLine().getOut();
        out.println(json.chosen() ? answer.json() : Printable.name("the tenant " + name + " is there"));
    }

    /** What he has now. */
    private static Map<String, Long> quota(AdminClient client, String path) throws IOException {
        var quota = new LinkedHashMap<String, Long>();
        try {
            var now = client.get(path).fields().object("quota");
            for (String bound : now.names()) {
                quota.put(bound, now.number(bound));
            }
            return quota;
        } catch (ProblemException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
            return quota;
        }
    }

    private static void put(Map<String, Long> quota, String name, @Nullable QuotaBound bound) {
        if (bound != null) {
            bound.most().ifPresentOrElse(most -> quota.put(name, most), () -> quota.remove(name));
        }
    }
}
