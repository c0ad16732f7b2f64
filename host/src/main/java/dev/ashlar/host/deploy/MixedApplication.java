package dev.ashlar.host.deploy;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentGrants;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.FileGrant;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.InternalHost;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.Origins;
import dev.ashlar.host.manifest.Store;
import dev.ashlar.host.manifest.Template;
import dev.ashlar.host.manifest.Triggers;
import dev.ashlar.host.manifest.VariableValues;
import dev.ashlar.host.run.Redirects;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.HostPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;

/**
 * The application of a {@link Mixture}: all of the base revision, and beside it, under names such as {@code image@7}, what can be reached
 * from there. Each call goes where the mixture says, whichever revision its caller is of, and otherwise stays in the caller's revision.
 * Variables of a component have the values of its own revision; stores are those of the base revision, and such as only the others have.
 */
final class MixedApplication {
    /** In no name of a manifest. */
    private static final char MARK = '@';

    private final Mixture mixture;
    private final Map<Integer, Loaded> revisions = new HashMap<>();
    private final Loaded base;
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final List<HttpTrigger> http;
    private final List<Store> stores;
    private final Map<String, Map<String, String>> redirects = new HashMap<>();
    private final Set<Member> known = new HashSet<>();
    private final Queue<Member> open = new ArrayDeque<>();
    private final Set<LinkPath> met = new HashSet<>();
    private Origins origins;

    private MixedApplication(Mixture mixture, Map<Integer, RevisionSource> sources) {
        this.mixture = mixture;
        for (int number : mixture.revisions()) {
            revisions.put(number, Loaded.of(Objects.requireNonNull(sources.get(number), "revision")));
        }
        this.base = loaded(mixture.base());
        this.http = new ArrayList<>(base.application().triggers().http());
        this.stores = new ArrayList<>(base.application().stores());
        this.origins = base.application().origins();
    }

    /** @param redirects requests between components that go to components of other revisions */
    record Mixed(Application application, Redirects redirects) {}

    private record Loaded(Application application, VariableValues values) {
        static Loaded of(RevisionSource source) {
            var application = source.load();
            return new Loaded(application, VariableValues.of(application, source.variables()));
        }
    }

    /** A component of a revision. */
    private record Member(String component, int revision) {}

    /**
     * Puts it together.
     *
     * @param sources of the revisions, by number
     * @throws UnroutableLinkException when a link is not there that is to be led, or links would go round in a circle
     */
    static Mixed of(Mixture mixture, Map<Integer, RevisionSource> sources) {
        return new MixedApplication(mixture, sources).build();
    }

    /** Fails as {@link #of} does. */
    static void require(Mixture mixture, Map<Integer, RevisionSource> sources) {
        Mixed ignored = of(mixture, sources);
    }

    private Mixed build() {
        base.application().components().keySet().forEach(name -> reach(new Member(name, mixture.base())));
        while (!open.isEmpty()) {
            add(open.remove());
        }
        mixture.led().keySet().stream().filter(path -> !met.contains(path)).forEach(this::refuse);
        requireNoCircle();
        return new Mixed(application(), new Redirects(redirects));
    }

    private void reach(Member member) {
        if (known.add(member)) {
            open.add(member);
        }
    }

    private void add(Member member) {
        Loaded from = loaded(member.revision());
        Component component = from.application().component(member.component());
        var links = component.links().stream()
                .map(link -> new Link(link.imported(), name(target(member, link.component())), link.export()))
                .toList();
        var names = new HashMap<String, String>();
        asks(component, from).forEach(callee -> names.put(callee, name(target(member, callee))));
        redirects.put(name(member), names);
        if (member.revision() == mixture.base()) {
            components.put(component.name(), withLinks(component, links));
        } else {
            addOther(member, component, links, from);
        }
    }

    /** Who answers a caller. */
    private Member target(Member caller, String callee) {
        var path = new LinkPath(caller.component(), callee);
        int revision = mixture.led().getOrDefault(path, caller.revision());
        requireComponent(revision, callee);
        met.add(path);
        var target = new Member(callee, revision);
        reach(target);
        return target;
    }

    private Loaded loaded(int number) {
        return Objects.requireNonNull(revisions.get(number), "revision");
    }

    private String name(Member member) {
        return member.revision() == mixture.base() ? member.component() : member.component() + MARK + member.revision();
    }

    /** The revision of a component by the name that it has in a mixture; empty for the base. */
    static OptionalInt revision(String name) {
        int mark = name.indexOf(MARK);
        return mark < 0 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(name.substring(mark + 1)));
    }

    /** The name that it has in its revision. */
    static String plain(String name) {
        int mark = name.indexOf(MARK);
        return mark < 0 ? name : name.substring(0, mark);
    }

    private void requireComponent(int revision, String name) {
        var names = loaded(revision).application().components().keySet();
        if (!names.contains(name)) {
            throw new UnroutableLinkException("revision %d has no component \"%s\"; it has %s"
                    .formatted(revision, name, String.join(", ", names)));
        }
    }

    /** Says why calls cannot be led that nobody makes. */
    private void refuse(LinkPath path) {
        requireComponent(mixture.base(), path.from());
        requireComponent(Objects.requireNonNull(mixture.led().get(path)), path.to());
        throw new UnroutableLinkException(
                "nothing leads from \"%s\" to \"%s\" in revision %d: it has no link to it, and no rule for http://%2$s.internal"
                        .formatted(path.from(), path.to(), mixture.base()));
    }

    /** Components that its rules for connections name. */
    private static Set<String> asks(Component component, Loaded from) {
        var all = from.application().components().keySet();
        var names = new LinkedHashSet<String>();
        for (EgressRule rule : from.values().egress(component)) {
            if (InternalHost.isMeant(rule)) {
                switch (rule.host()) {
                    case HostPattern.Name(String host) ->
                        InternalHost.component(host).ifPresent(names::add);
                    case HostPattern.Subdomains _ -> names.addAll(all);
                    case HostPattern.Any _, HostPattern.Addresses _ -> {
                        // about the network
                    }
                }
            }
        }
        names.retainAll(all);
        return names;
    }

    private void addOther(Member member, Component component, List<Link> links, Loaded from) {
        String name = name(member);
        components.put(name, renamed(component, name, links, from));
        var others = from.application().origins();
        origins = origins.with(Paths.key("component", name), others, Paths.key("component", component.name()));
        String elsewhere = "revision-" + member.revision();
        origins = origins.with(elsewhere, others, "");
        from.application().triggers().http().stream()
                .filter(trigger -> trigger.action().equals(new HttpAction.Invoke(component.name())))
                .map(trigger -> new HttpTrigger(
                        trigger.route(),
                        List.of(),
                        true,
                        new HttpAction.Invoke(name),
                        elsewhere + "." + trigger.origin()))
                .forEach(http::add);
        from.application().stores().stream()
                .filter(store -> component.grants().stores(store.kind()).contains(store.label()) && isNew(store))
                .forEach(store -> addStore(store, from));
    }

    /** Whether nothing of the base revision, and none of the others so far, has a store of the name. */
    private boolean isNew(Store store) {
        boolean described = stores.stream()
                .anyMatch(one -> one.kind() == store.kind() && one.label().equals(store.label()));
        return !described
                && base.application().components().values().stream()
                        .noneMatch(component ->
                                component.grants().stores(store.kind()).contains(store.label()));
    }

    private void addStore(Store store, Loaded from) {
        stores.add(new Store(
                store.kind(),
                store.label(),
                store.url().map(url -> Template.literal(from.values().resolve(url)))));
        String path = Paths.key(store.kind().key(), store.label());
        origins = origins.with(path, from.application().origins(), path);
    }

    private static Component renamed(Component component, String name, List<Link> links, Loaded from) {
        var grants = component.grants();
        var values = from.values();
        var directory = from.application().directory();
        return new Component(
                name,
                component.description(),
                component.source() instanceof ComponentSource.File(var path, var digest)
                        ? new ComponentSource.File(directory.resolve(path), digest)
                        : component.source(),
                new ComponentGrants(
                        literal(values.resolve(grants.environment())),
                        literal(values.resolve(grants.config())),
                        grants.files().stream()
                                .map(files -> new FileGrant(
                                        directory.resolve(files.source()), files.target(), files.writable()))
                                .toList(),
                        grants.egress().stream()
                                .map(rule -> Template.literal(values.resolve(rule)))
                                .toList(),
                        grants.keyValue(),
                        grants.databases(),
                        grants.blobs(),
                        grants.publish()),
                component.limits(),
                component.reuse(),
                links,
                Optional.empty());
    }

    private static Map<String, Template> literal(Map<String, String> texts) {
        var templates = new LinkedHashMap<String, Template>();
        texts.forEach((key, text) -> templates.put(key, Template.literal(text)));
        return templates;
    }

    private static Component withLinks(Component component, List<Link> links) {
        return new Component(
                component.name(),
                component.description(),
                component.source(),
                component.grants(),
                component.limits(),
                component.reuse(),
                links,
                component.build());
    }

    /** No manifest has one; those of several revisions together may. */
    private void requireNoCircle() {
        var left = new LinkedHashMap<>(components);
        while (left.values()
                .removeIf(component ->
                        component.links().stream().noneMatch(link -> left.containsKey(link.component())))) {
            // what leads to none that is left is in no circle
        }
        if (!left.isEmpty()) {
            throw new UnroutableLinkException("led like that, links go round in a circle: "
                    + String.join(", ", left.keySet()) + "; lead fewer of them");
        }
    }

    private Application application() {
        var described = base.application();
        return new Application(
                described.name(),
                described.version(),
                described.description(),
                described.variables(),
                components,
                new Triggers(http, List.of(), List.of()),
                stores,
                described.limits(),
                described.health(),
                described.directory(),
                origins);
    }
}
