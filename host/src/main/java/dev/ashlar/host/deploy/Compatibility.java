package dev.ashlar.host.deploy;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.resolve.CompiledComponent;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import dev.ashlar.wit.Incompatibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the components of a new revision can take the places of those that serve. What counts is what somebody relies on who does not
 * change along: exports that unchanged components are linked to, and those that routes, schedules and messages call. Whether what the new
 * revision links together fits is another question, which linking answers.
 */
final class Compatibility {
    private static final Map<String, String> TRIGGERS = Map.of(
            "routes", "wasi:http/incoming-handler@",
            "schedules", "wasi:cli/run@",
            "messages", "wasmcloud:messaging/handler@");

    private final Map<String, Part> before;
    private final Application application;
    private final Map<String, CompiledComponent> after;
    private final List<Mismatch> mismatches = new ArrayList<>();

    private Compatibility(Map<String, Part> before, Application application, Map<String, CompiledComponent> after) {
        this.before = before;
        this.application = application;
        this.after = after;
    }

    /**
     * Compares what serves with what is to serve.
     *
     * @throws IncompatibleRevisionException when it is not compatible
     */
    static void require(Map<String, Part> before, Application application, Map<String, CompiledComponent> after) {
        var compatibility = new Compatibility(before, application, after);
        after.keySet().stream()
                .filter(name -> before.containsKey(name) && compatibility.hasChanged(name))
                .sorted()
                .forEach(compatibility::compare);
        if (!compatibility.mismatches.isEmpty()) {
            throw new IncompatibleRevisionException(compatibility.mismatches, compatibility.problems());
        }
    }

    private Part before(String component) {
        return Objects.requireNonNull(before.get(component), component);
    }

    private CompiledComponent after(String component) {
        return Objects.requireNonNull(after.get(component), component);
    }

    private boolean hasChanged(String component) {
        return !before(component).digest().equals(after(component).digest());
    }

    private void compare(String component) {
        var used = usedExports(component);
        var offered = Offer.of(before(component).linked().component());
        var offering = Offer.of(after(component).component());
        if (offered.isPresent() && offering.isPresent()) {
            used.forEach((export, user) -> compare(component, user, export, offered.get(), offering.get()));
        }
    }

    /** Exports of a component by name, with who relies on each. */
    private Map<String, String> usedExports(String component) {
        var used = new LinkedHashMap<String, String>();
        Set<String> exports =
                before(component).linked().component().type().exports().keySet();
        before.forEach((user, part) -> {
            if (after.containsKey(user) && !hasChanged(user) && linksLead(user, component)) {
                part.linked().component().type().imports().keySet().stream()
                        .flatMap(imported -> export(part, imported, component, exports).stream())
                        .forEach(export -> used.putIfAbsent(export, user));
            }
        });
        TRIGGERS.forEach((kind, prefix) -> {
            if (isTriggered(kind, component)) {
                exports.stream().filter(name -> name.startsWith(prefix)).forEach(name -> used.putIfAbsent(name, kind));
            }
        });
        return used;
    }

    private boolean linksLead(String user, String component) {
        return application.component(user).links().stream()
                .anyMatch(link -> link.component().equals(component));
    }

    /** What answers an import of a component, if the other one does. */
    private static Optional<String> export(Part user, String imported, String component, Set<String> exports) {
        return user.component().links().stream()
                .filter(link ->
                        link.component().equals(component) && link.imported().matches(imported))
                .findFirst()
                .flatMap(link -> exports.stream()
                        .filter(name -> stands(link, imported, name))
                        .findFirst());
    }

    private static boolean stands(Link link, String imported, String export) {
        int at = imported.indexOf('@');
        String base = at < 0 ? imported : imported.substring(0, at);
        return link.export()
                .map(wanted -> wanted.matches(export))
                .orElseGet(() -> export.equals(base) || export.startsWith(base + "@"));
    }

    private boolean isTriggered(String kind, String component) {
        var triggers = application.triggers();
        return switch (kind) {
            case "routes" ->
                triggers.http().stream().anyMatch(trigger -> trigger.action().equals(new HttpAction.Invoke(component)));
            case "schedules" ->
                triggers.cron().stream().anyMatch(trigger -> trigger.component().equals(component));
            default ->
                triggers.messages().stream()
                        .anyMatch(trigger -> trigger.component().equals(component));
        };
    }

    private void compare(String component, String user, String export, Offer offered, Offer offering) {
        var successor = offering.export(export);
        if (successor.isEmpty()) {
            mismatches.add(
                    new Mismatch(component, user, export, Set.of(), export, Optional.of("exported"), Optional.empty()));
            return;
        }
        for (Incompatibility reason : offered.compare(export, offering, successor.get())) {
            String path = withinInterface(reason.path());
            String item = path.split("\\.")[0];
            mismatches.add(new Mismatch(
                    component, user, export, offered.functions(export, item), path, reason.before(), reason.after()));
        }
    }

    /** Paths begin with the plain name of the interface. */
    private static String withinInterface(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    private List<Problem> problems() {
        return mismatches.stream()
                .map(mismatch -> application
                        .origins()
                        .problem(
                                Paths.key("component", mismatch.component()) + ".source",
                                "the component \"%s\" cannot take the place of the one that serves: %s relies on %s, and there %s"
                                        .formatted(
                                                mismatch.component(),
                                                before.containsKey(mismatch.user())
                                                        ? "\"" + mismatch.user() + "\""
                                                        : "what " + mismatch.user() + " call",
                                                mismatch.interfaceName(),
                                                mismatch),
                                "build it with the WIT of the revision that serves; or change who relies on it along with it; or force it, if"
                                        + " nobody uses that"))
                .toList();
    }
}
