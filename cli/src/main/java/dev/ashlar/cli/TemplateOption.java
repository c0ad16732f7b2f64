package dev.ashlar.cli;

import dev.ashlar.host.diagnostics.Suggestions;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --template}, mixed into the commands that write sources. */
final class TemplateOption {
    @Option(
            names = {"-t", "--template"},
            paramLabel = "TEMPLATE",
            completionCandidates = Labels.class,
            description = "One of ${COMPLETION-CANDIDATES}. Default: javascript.")
    private String template = Template.JAVASCRIPT.label();

    Template chosen() {
        return Template.named(template).orElseThrow(() -> {
            var hint = Suggestions.didYouMean(template, labels()).orElse("there is " + String.join(", ", labels()));
            return new CommandFailedException(
                    "there is no template '%s'; %s".formatted(Printable.name(template), hint), ExitCode.USAGE);
        });
    }

    private static List<String> labels() {
        return Arrays.stream(Template.values()).map(Template::label).toList();
    }

    /** For help and completion. */
    static final class Labels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels().iterator();
        }
    }
}
