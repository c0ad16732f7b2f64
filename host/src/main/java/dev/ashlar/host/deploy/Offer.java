package dev.ashlar.host.deploy;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentType;
import dev.ashlar.component.text.ComponentWit;
import dev.ashlar.component.text.NotInWitException;
import dev.ashlar.wit.Direction;
import dev.ashlar.wit.Incompatibility;
import dev.ashlar.wit.InterfaceName;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.Wit;
import dev.ashlar.wit.WitInterface;
import dev.ashlar.wit.WitResolution;
import dev.ashlar.wit.WorldItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a component exports, in WIT. */
record Offer(ComponentType type, WitResolution wit) {
    /** Empty where WIT has no words for it. */
    static Optional<Offer> of(Component component) {
        try {
            return Optional.of(new Offer(component.type(), ComponentWit.read(component.type())));
        } catch (NotInWitException e) {
            return Optional.empty();
        }
    }

    /** The export of that name, or of one that can stand for it: the same interface of another version of the package. */
    Optional<String> export(String name) {
        return type.exports().containsKey(name)
                ? Optional.of(name)
                : type.exports().keySet().stream()
                        .filter(other -> base(other).equals(base(name)))
                        .findFirst();
    }

    private static String base(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    private Optional<InterfaceName> interfaceOf(String export) {
        return wit.root().worlds().stream()
                .flatMap(world -> world.items(Direction.EXPORT).stream())
                .filter(item -> item.externName().equals(export))
                .flatMap(item -> switch (item) {
                    case WorldItem.OfInterface plain -> Optional.of(plain.name()).stream();
                    case WorldItem.OfNamedInterface named -> Optional.of(named.implemented()).stream();
                    case WorldItem.OfInlineInterface _, WorldItem.OfFunction _ ->
                        Optional.<InterfaceName>empty().stream();
                })
                .findFirst();
    }

    /** Why an export of another component cannot take the place of one of these. */
    List<Incompatibility> compare(String export, Offer other, String otherExport) {
        var before = interfaceOf(export);
        var after = other.interfaceOf(otherExport);
        return before.isPresent() && after.isPresent()
                ? Wit.compare(wit, before.get(), other.wit, after.get())
                : List.of();
    }

    /** The functions of an export that something in it concerns: itself, or those that a type occurs in. */
    Set<String> functions(String export, String item) {
        var found = interfaceOf(export).flatMap(wit::interfaceNamed);
        if (found.isEmpty()) {
            return Set.of();
        }
        WitInterface described = found.get();
        if (described.function(item).isPresent()) {
            return Set.of(item);
        }
        var types = typesWith(described, item);
        var functions = new HashSet<String>();
        described.functions().stream()
                .filter(function -> mentions(function.parameters() + " " + function.result(), types))
                .forEach(function -> functions.add(function.name()));
        return functions;
    }

    /** A type, and those of the interface that it occurs in. */
    private static Set<String> typesWith(WitInterface described, String item) {
        var types = new HashSet<>(Set.of(item));
        boolean more = true;
        while (more) {
            more = false;
            for (var type : described.types()) {
                if (!(type.kind() instanceof TypeKind.Resource)
                        && mentions(type.kind().toString(), types)
                        && types.add(type.name())) {
                    more = true;
                }
            }
        }
        return types;
    }

    /** Records of the model print the names that they have. */
    private static boolean mentions(String text, Set<String> names) {
        return names.stream()
                .anyMatch(name -> text.matches("(?s).*(?<![a-z0-9-])" + Pattern.quote(name) + "(?![a-z0-9-]).*"));
    }
}
