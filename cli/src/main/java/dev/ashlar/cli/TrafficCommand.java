package dev.ashlar.cli;

import dev.ashlar.daemon.client.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ashlar traffic}: which revisions answer. */
@Command(
        name = "traffic",
        description = "Show which revisions of an application answer, or lead its requests elsewhere.",
        footer = {
            "",
            "Examples:",
            "  ashlar traffic photos",
            "  ashlar traffic photos --to 6=90 --to 7=10",
            "  ashlar traffic photos --to 6=100 --link gateway=image:6=90,7=10"
        })
final class TrafficCommand implements Runnable {
    private static final Pattern WEIGHT = Pattern.compile("(\\d{1,9})=(\\d{1,7})%?");
    private static final Pattern LINK = Pattern.compile("([^=:]+)=([^=:]+):(.+)");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApplicationName application;

    @Option(
            names = "--to",
            paramLabel = "REVISION=WEIGHT",
            description = "How much of the requests a revision gets. Can be repeated.")
    private List<String> weights = new ArrayList<>();

    @Option(
            names = "--link",
            paramLabel = "CALLER=CALLEE:REVISION=WEIGHT,...",
            description = "The same for calls of one component to another. Can be repeated.")
    private List<String> links = new ArrayList<>();

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var path = application.path() + "/traffic";
        if (!links.isEmpty() && weights.isEmpty()) {
            throw new CommandFailedException("say with --to who answers the requests, too", ExitCode.USAGE);
        }
        var answer = weights.isEmpty()
                ? daemon.ask(client -> client.get(path))
                : daemon.ask(client -> client.put(
                        path,
                        Map.of(
                                "requests", weights(weights),
                                "links",
                                        links.stream().map(TrafficCommand::link).toList())));
        print(spec, json, answer);
    }

    static void print(CommandSpec spec, JsonOption json, Answer traffic) {
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(traffic.json());
        } else {
            TrafficText.lines(traffic.fields()).forEach(line -> out.println(Printable.name(line)));
        }
    }

    private static Map<String, Integer> weights(List<String> texts) {
        var weights = new LinkedHashMap<String, Integer>();
        for (var text : texts) {
            var match = WEIGHT.matcher(text);
            if (!match.matches()) {
                throw new CommandFailedException(
                        "'%s' is no REVISION=WEIGHT such as 7=10".formatted(text), ExitCode.USAGE);
            }
            weights.put(match.group(1), Integer.valueOf(match.group(2)));
        }
        return weights;
    }

    private static Map<String, Object> link(String text) {
        var match = LINK.matcher(text);
        if (!match.matches()) {
            throw new CommandFailedException(
                    "'%s' is no link such as gateway=image:6=90,7=10".formatted(text), ExitCode.USAGE);
        }
        return Map.of(
                "caller", match.group(1),
                "callee", match.group(2),
                "weights", weights(List.of(match.group(3).split(","))));
    }
}
