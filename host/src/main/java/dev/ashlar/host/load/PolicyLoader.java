package dev.ashlar.host.load;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problems;
import dev.ashlar.host.diagnostics.SourceText;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.shape.Node;
import dev.ashlar.host.shape.Reading;
import dev.ashlar.host.shape.Shape;
import dev.ashlar.host.shape.Shapes;
import dev.ashlar.host.shape.TableShape;
import dev.ashlar.host.shape.TableShape.Values;
import dev.ashlar.oci.sign.KeyException;
import dev.ashlar.oci.sign.SignaturePolicy;
import dev.ashlar.oci.sign.SignaturePolicy.Requirement;
import dev.ashlar.oci.sign.SignaturePolicy.Rule;
import dev.ashlar.oci.sign.VerificationKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads policies: whose signatures are needed for what (decision 0504). All that is wrong with one is reported at once. */
public final class PolicyLoader {
    private static final Shape<List<RuleText>> POLICY = policy();

    /** A rule whose keys are not read yet. */
    private record RuleText(
            List<String> repositories, List<String> applications, List<String> tenants, List<Path> keys, Node node) {}

    private PolicyLoader() {}

    /**
     * Reads a policy and the keys that it names.
     *
     * @throws ManifestException when it cannot be read or used
     */
    public static SignaturePolicy load(Path file) {
        var problems = new Problems();
        var source = new SourceText(file.toString(), ManifestLoader.text(file));
        var reading = new Reading(source, problems);
        var rules = POLICY.read(reading.root());
        if (rules == null || !reading.complete()) {
            throw new ManifestException(problems.inOrder());
        }
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        var read = rules.stream().map(rule -> read(rule, directory)).toList();
        if (problems.hasErrors()) {
            throw new ManifestException(problems.inOrder());
        }
        return new SignaturePolicy(read);
    }

    private static Rule read(RuleText rule, Path directory) {
        var keys = new ArrayList<VerificationKey>();
        for (int i = 0; i < rule.keys().size(); i++) {
            try {
                keys.add(VerificationKey.read(directory.resolve(rule.keys().get(i))));
            } catch (KeyException e) {
                String place = Paths.element(Paths.key(rule.node().path(), "keys"), i);
                var reading = rule.node().reading();
                reading.error(
                        reading.nearest(place),
                        String.valueOf(e.getMessage()),
                        Optional.of("name a public key in PEM, as cosign.pub is one"));
            }
        }
        Requirement requirement = keys.isEmpty() ? new Requirement.Nothing() : new Requirement.SignedBy(keys);
        return new Rule(rule.repositories(), rule.applications(), rule.tenants(), requirement);
    }

    private static Shape<List<RuleText>> policy() {
        var table = TableShape.of("the policy");
        var rules = table.required(
                "rule", Shapes.list(rule()), "What holds for some things; the first one that fits decides.");
        table.otherNames("rule", "rules", "require", "policy");
        return table.build(values -> values.get(rules));
    }

    private static Shape<RuleText> rule() {
        var table = TableShape.of("a rule");
        var repositories = names(table, "repositories", "Repositories, as in \"registry.example.com/acme/*\".");
        var applications = names(table, "applications", "Names of applications, as in \"scratch-*\".");
        var tenants = names(table, "tenants", "Names of tenants.");
        var keys = table.optional(
                "keys",
                Shapes.oneOrMore(CommonShapes.PATH),
                List.of(),
                "Public keys in PEM, relative to this file; one of them has to have signed.");
        var unsigned =
                table.optional("unsigned", Shapes.FLAG, false, "Whether no signature is needed. Default: false.");
        table.otherNames("keys", "key", "public-keys", "signed-by")
                .otherNames("repositories", "repository", "registry", "references", "images")
                .otherNames("applications", "application", "apps", "app")
                .otherNames("tenants", "tenant")
                .otherNames("unsigned", "allow-unsigned", "insecure");
        return table.build(values -> {
            if (values.get(keys).isEmpty() != values.get(unsigned)) {
                complain(values, values.get(unsigned));
            }
            return new RuleText(
                    values.get(repositories),
                    values.get(applications),
                    values.get(tenants),
                    values.get(keys),
                    values.node());
        });
    }

    private static void complain(Values values, boolean unsigned) {
        if (unsigned) {
            values.node().error("a rule with keys and unsigned = true", "keep one of the two");
        } else {
            values.node().error("a rule that names no key", "add keys = [\"....pub\"], or unsigned = true");
        }
    }

    private static TableShape.Field<List<String>> names(TableShape.Builder table, String name, String description) {
        return table.optional(
                name,
                Shapes.oneOrMore(
                        Shapes.text("a name, perhaps with * at its end", "^[^*]*\\*?$", PolicyLoader::pattern)),
                List.of(),
                description);
    }

    private static String pattern(String text) {
        int star = text.indexOf('*');
        if (text.isEmpty() || star >= 0 && star < text.length() - 1) {
            throw new InvalidTextException(
                    text, "* can stand at the end alone", "write the names in full, or what they begin with");
        }
        return text;
    }
}
