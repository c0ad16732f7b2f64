package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names imports of a component: an interface with or without its version ({@code photos:auth/tokens@1.0.0}), all interfaces of
 * a package ({@code photos:auth}), or an import under a plain name ({@code primary}).
 *
 * @param base all but the version
 */
public record ImportName(String base, Optional<String> version) {
    /** What {@link #parse} accepts. */
    public static final String PATTERN =
            "^[a-z][a-z0-9]*(-[a-z0-9]+)*(:[a-z][a-z0-9]*(-[a-z0-9]+)*(/[a-z][a-z0-9]*(-[a-z0-9]+)*)?(@[0-9A-Za-z.+-]+)?)?$";

    private static final Pattern SYNTAX = Pattern.compile(PATTERN);
    private static final int MAX_LENGTH = 200;

    /** Fails with an {@link InvalidTextException}. */
    public static ImportName parse(String text) {
        if (text.length() > MAX_LENGTH || !SYNTAX.matcher(text).matches()) {
            throw new InvalidTextException(
                    text,
                    "not the name of an import",
                    "write an interface as in \"photos:auth/tokens\", a package as in \"photos:auth\", or a plain name as in \"primary\"");
        }
        int at = text.indexOf('@');
        return at < 0
                ? new ImportName(text, Optional.empty())
                : new ImportName(text.substring(0, at), Optional.of(text.substring(at + 1)));
    }

    /** Whether this names an import, given as in the component. */
    public boolean matches(String imported) {
        int at = imported.indexOf('@');
        String otherBase = at < 0 ? imported : imported.substring(0, at);
        boolean sameVersion = version.isEmpty() || at >= 0 && version.get().equals(imported.substring(at + 1));
        return sameVersion && (base.equals(otherBase) || isPackage() && otherBase.startsWith(base + "/"));
    }

    /** Whether it stands for all interfaces of a package. */
    public boolean isPackage() {
        return base.indexOf(':') >= 0 && base.indexOf('/') < 0;
    }

    @Override
    public String toString() {
        return base + version.map(number -> "@" + number).orElse("");
    }
}
