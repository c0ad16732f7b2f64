package dev.ashlar.host.load;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.InternalHost;
import dev.ashlar.host.manifest.Template;
import dev.ashlar.host.shape.Reading;
import dev.ashlar.wasi.EgressRule;
import java.util.Optional;

/** Whether components that requests are granted to are there. Rules with variables are looked at when these have values. */
final class EgressChecks {
    private EgressChecks() {}

    static void run(Application application, Reading reading, String key) {
        application.components().forEach((name, component) -> {
            String path = Paths.key(Paths.key("component", name), key);
            for (int i = 0; i < component.grants().egress().size(); i++) {
                String place = Paths.element(path, i);
                rule(component, i)
                        .flatMap(rule -> InternalHost.mistake(rule, application))
                        .ifPresent(mistake ->
                                reading.error(reading.nearest(place), mistake.message(), Optional.of(mistake.fix())));
            }
        });
    }

    private static Optional<EgressRule> rule(Component component, int index) {
        Template template = component.grants().egress().get(index);
        return template.variables().isEmpty()
                ? Optional.of(EgressRule.parse(template.resolve(name -> name)))
                : Optional.empty();
    }
}
