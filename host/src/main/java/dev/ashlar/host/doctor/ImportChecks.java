package dev.ashlar.host.doctor;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.doctor.Finding.Severity;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.ImportName;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.wit.Direction;
import dev.ashlar.wit.Wit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether what components import is answered, and by the right thing; and whether triggers reach something that answers. */
final class ImportChecks {
    private static final int SHOWN = 5;
    private static final ImportName HANDLER = ImportName.parse("wasi:http/incoming-handler");

    private final Application application;
    private final Map<String, ExaminedComponent> components;
    private final List<Finding> findings;

    ImportChecks(Application application, Map<String, ExaminedComponent> components, List<Finding> findings) {
        this.application = application;
        this.components = components;
        this.findings = findings;
    }

    void run() {
        components.values().forEach(component -> {
            component.imports().forEach(imported -> examine(component, imported));
            component.component().links().forEach(link -> isUsed(component, link));
        });
        application.triggers().http().forEach(trigger -> {
            if (trigger.action() instanceof HttpAction.Invoke(String name)) {
                answersHttp(name, trigger.origin());
            }
        });
    }

    private void examine(ExaminedComponent component, String imported) {
        var link = component.component().links().stream()
                .filter(candidate -> candidate.imported().matches(imported))
                .findFirst();
        if (link.isPresent()) {
            linkFits(component, imported, link.get());
        } else if (HostInterfaces.answers(imported)) {
            HostInterfaces.missingGrant(component.component(), imported)
                    .ifPresent(finding -> findings.add(finding.at(application.origins(), path(component))));
        } else {
            findings.add(Finding.of(
                            Severity.ERROR,
                            component.component().name(),
                            "imports %s, which nobody answers".formatted(imported),
                            howToAnswer(component, imported))
                    .at(application.origins(), path(component)));
        }
    }

    private String howToAnswer(ExaminedComponent component, String imported) {
        var name = ImportName.parse(imported);
        return components.values().stream()
                .filter(candidate -> !candidate.equals(component)
                        && candidate.export(unversioned(name)).isPresent())
                .findFirst()
                .map(candidate -> "%s exports it: [component.%s.links] \"%s\" = \"%s\""
                        .formatted(
                                candidate.component().name(),
                                component.component().name(),
                                name.base(),
                                candidate.component().name()))
                .orElse(
                        imported.startsWith("wasi:")
                                ? "what a host answers of WASI is 0.2; build it with tools for that"
                                : "add a component that exports it, and a link in [component.%s.links]"
                                        .formatted(component.component().name()));
    }

    private static ImportName unversioned(ImportName name) {
        return new ImportName(name.base(), Optional.empty());
    }

    private void linkFits(ExaminedComponent component, String imported, Link link) {
        var provider = components.get(link.component());
        if (provider == null) {
            return; // there is a finding about its file
        }
        var wanted = export(link, ImportName.parse(imported));
        var export = provider.export(wanted);
        if (export.isEmpty()) {
            findings.add(problem(
                    component,
                    link,
                    "%s does not export %s".formatted(link.component(), wanted),
                    "it exports " + String.join(", ", provider.type().exports().keySet())));
            return;
        }
        var from = component.interfaceOf(Direction.IMPORT, imported);
        var to = provider.interfaceOf(Direction.EXPORT, export.get());
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        var differences = Wit.compare(
                component.wit().orElseThrow(), from.get(), provider.wit().orElseThrow(), to.get());
        if (!differences.isEmpty()) {
            String shown =
                    differences.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining("; "));
            int more = differences.size() - SHOWN;
            findings.add(problem(
                    component,
                    link,
                    "%s of %s is not what %s expects: %s%s"
                            .formatted(
                                    export.get(),
                                    link.component(),
                                    component.component().name(),
                                    shown,
                                    more > 0 ? "; and %d more".formatted(more) : ""),
                    "build both with the same WIT"));
        }
    }

    /** The export that a link means for an import; one that names a package means the interface of the same name there. */
    private static ImportName export(Link link, ImportName imported) {
        return link.export()
                .map(export -> export.isPackage() && imported.base().contains("/")
                        ? new ImportName(
                                export.base()
                                        + imported.base()
                                                .substring(imported.base().indexOf('/')),
                                export.version())
                        : export)
                .orElse(unversioned(imported));
    }

    private void isUsed(ExaminedComponent component, Link link) {
        if (component.imports().stream().noneMatch(link.imported()::matches)) {
            findings.add(new Finding(
                    Severity.WARNING,
                    component.component().name(),
                    "does not import %s".formatted(link.imported()),
                    Optional.of(application.origins().position(path(component, link))),
                    Optional.of(
                            "remove the link, or correct its name; toolchains leave out imports that are not used")));
        }
    }

    private Finding problem(ExaminedComponent component, Link link, String message, String fix) {
        return Finding.of(Severity.ERROR, component.component().name(), message, fix)
                .at(application.origins(), path(component, link));
    }

    private void answersHttp(String name, String origin) {
        var component = components.get(name);
        if (component != null && component.export(HANDLER).isEmpty()) {
            findings.add(Finding.of(
                            Severity.ERROR,
                            name,
                            "does not answer HTTP: it does not export wasi:http/incoming-handler",
                            "it exports "
                                    + (component.type().exports().isEmpty()
                                            ? "nothing"
                                            : String.join(
                                                    ", ",
                                                    component.type().exports().keySet())))
                    .at(application.origins(), origin));
        }
    }

    private static String path(ExaminedComponent component) {
        return Paths.key("component", component.component().name());
    }

    private static String path(ExaminedComponent component, Link link) {
        return Paths.key(path(component) + ".links", link.imported().toString());
    }
}
