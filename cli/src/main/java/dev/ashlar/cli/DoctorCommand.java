package dev.ashlar.cli;

import dev.ashlar.host.doctor.Doctor;
import dev.ashlar.host.doctor.Finding;
import dev.ashlar.host.doctor.Finding.Severity;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar doctor}: says what keeps an application from being built or run, and what to do about it. */
@Command(
        name = "doctor",
        description = {
            "Say what keeps an application from being built or run, and what to do about it.",
            "",
            "Looks at the manifest, the variables, the tools that build commands use, the files of components and their digests, "
                    + "whether what a component imports is answered and by the same interface, and whether the address is free. "
                    + "Runs nothing of the application."
        },
        footer = {"", "Ends with 1 if something does not work; notes and warnings count for nothing."})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The application's directory or manifest. Default: the current directory.")
    private @Nullable Path path;

    @Mixin
    private ManifestFile manifest;

    @Option(names = "--var", paramLabel = "NAME=VALUE", description = "The value of a variable, as for 'up'.")
    private Map<String, String> variables = Map.of();

    @Option(
            names = "--addr",
            paramLabel = "HOST:PORT",
            converter = SocketAddresses.class,
            description = "Where it would be served. Default: 127.0.0.1:8080.")
    private InetSocketAddress address = new InetSocketAddress("127.0.0.1", 8080);

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        var findings = Doctor.examine(manifest.path(path), variables, address);
        var out = spec.commandLine().getOut();
        long errors = count(findings, Severity.ERROR);
        if (json.chosen()) {
            out.println(Json.of(facts(findings)));
        } else {
            var ansi = Terminal.detect().out();
            findings.forEach(finding -> out.print(text(finding, ansi)));
            out.println();
            out.println(verdict(errors, count(findings, Severity.WARNING)));
        }
        return errors == 0 ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String verdict(long errors, long warnings) {
        if (errors == 0) {
            return warnings == 0 ? "all is well" : "it works; " + counted(warnings, "warning");
        }
        return counted(errors, "thing") + " to mend" + (warnings == 0 ? "" : ", " + counted(warnings, "warning"));
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String text(Finding finding, Ansi ansi) {
        var word = finding.severity().name().toLowerCase(Locale.ROOT);
        var style = switch (finding.severity()) {
            case OK -> "green";
            case NOTE -> "faint";
            case WARNING -> "yellow";
            case ERROR -> "bold,red";
        };
        var indent = "\n         ";
        var text = new StringBuilder(ansi.string("@|" + style + " " + word + "|@"))
                .append(" ".repeat(9 - word.length()))
                .append(Printable.name(finding.subject() + ": " + finding.message()));
        finding.position()
                .ifPresent(where -> text.append(indent).append("at ").append(Printable.name(where.toString())));
        finding.fix().ifPresent(fix -> text.append(indent).append("fix: ").append(Printable.name(fix)));
        return text.append('\n').toString();
    }

    private static Map<String, Object> facts(List<Finding> findings) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("healthy", count(findings, Severity.ERROR) == 0);
        facts.put("findings", findings.stream().map(DoctorCommand::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(Finding finding) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        facts.put("subject", finding.subject());
        facts.put("message", finding.message());
        finding.position().ifPresent(where -> {
            facts.put("file", where.file());
            facts.put("line", where.line());
            facts.put("column", where.column());
        });
        finding.fix().ifPresent(fix -> facts.put("fix", fix));
        return facts;
    }
}
