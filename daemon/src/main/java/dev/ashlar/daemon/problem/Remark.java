package dev.ashlar.daemon.problem;

import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.oci.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something in a manifest that is wrong or odd, as data.
 *
 * @param severity {@code error} or {@code warning}
 * @param file as whoever deployed it knows it
 * @param line from 1
 * @param column from 1
 * @param text all of this for a terminal: the line with what is meant underlined
 */
public record Remark(
        String severity, String file, int line, int column, String message, Optional<String> fix, String text) {
    public static Remark of(Problem problem) {
        var position = problem.position();
        return new Remark(
                problem.severity().name().toLowerCase(Locale.ROOT),
                position.file(),
                position.line(),
                position.column(),
                problem.message(),
                problem.fix(),
                problem.render());
    }

    static Remark of(JsonFields fields) {
        return new Remark(
                fields.text("severity"),
                fields.text("file"),
                (int) fields.number("line"),
                (int) fields.number("column"),
                fields.text("message"),
                fields.optionalText("fix"),
                fields.textOrEmpty("text"));
    }

    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("severity", severity);
        members.put("file", file);
        members.put("line", line);
        members.put("column", column);
        members.put("message", message);
        fix.ifPresent(it -> members.put("fix", it));
        members.put("text", text);
        return members;
    }
}
