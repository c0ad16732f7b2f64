package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.diagnostics.Suggestions;
import dev.ashlar.wasi.EgressRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The values of an application's variables in one place where it runs. */
public final class VariableValues {
    private final Application application;
    private final Map<String, String> values;

    private VariableValues(Application application, Map<String, String> values) {
        this.application = application;
        this.values = values;
    }

    /**
     * Takes what is given, and defaults for the rest.
     *
     * @throws ManifestException when a variable without a default is not given, or something is given that is no variable
     */
    public static VariableValues of(Application application, Map<String, String> given) {
        var problems = new ArrayList<Problem>();
        var values = new HashMap<String, String>();
        application.variables().values().forEach(variable -> {
            String value = given.getOrDefault(variable.name(), variable.value().orElse(null));
            if (value == null) {
                problems.add(application
                        .origins()
                        .problem(
                                "variables." + variable.name(),
                                "the variable \"" + variable.name() + "\" has no value",
                                "give one when the application is started, or a default here"));
            } else {
                values.put(variable.name(), value);
            }
        });
        given.keySet().stream()
                .sorted()
                .filter(name -> !application.variables().containsKey(name))
                .forEach(name -> {
                    String fix = Suggestions.didYouMean(
                                    name, application.variables().keySet())
                            .orElse("declare it here, or do not give it");
                    problems.add(application
                            .origins()
                            .problem(
                                    "variables",
                                    "a value is given for \"" + name + "\", which is no variable of the application",
                                    fix));
                });
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
        return new VariableValues(application, Map.copyOf(values));
    }

    public String resolve(Template template) {
        return template.resolve(name -> Objects.requireNonNull(values.get(name), name));
    }

    /** Whether a secret is in it, so that messages and reports must not show it. */
    public boolean isSecret(Template template) {
        return template.variables().stream()
                .map(application.variables()::get)
                .anyMatch(variable -> variable != null && variable.secret());
    }

    /** The templates with their values, in the same order. */
    public Map<String, String> resolve(Map<String, Template> templates) {
        var resolved = new LinkedHashMap<String, String>();
        templates.forEach((name, template) -> resolved.put(name, resolve(template)));
        return Collections.unmodifiableMap(resolved);
    }

    /**
     * Where a component may connect to.
     *
     * @throws ManifestException when a variable's value makes something of a rule that is none
     */
    public List<EgressRule> egress(Component component) {
        var problems = new ArrayList<Problem>();
        var rules = new ArrayList<EgressRule>();
        for (int i = 0; i < component.grants().egress().size(); i++) {
            var template = component.grants().egress().get(i);
            try {
                rules.add(EgressSyntax.rule(template.toString(), resolve(template)));
            } catch (InvalidTextException e) {
                String reason = isSecret(template)
                        ? "not a rule for connections with its secret"
                        : String.valueOf(e.getMessage());
                problems.add(application
                        .origins()
                        .problem(
                                Paths.element(Paths.key("component", component.name()) + ".egress", i),
                                reason,
                                "give " + String.join(", ", template.variables()) + " another value"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ManifestException(problems);
        }
        return List.copyOf(rules);
    }
}
