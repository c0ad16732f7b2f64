package dev.ashlar.wasi.files.nio;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which names in a directory are just names to the host. */
public enum NameRules {
    /** All but those with a slash or a NUL. */
    POSIX {
        @Override
        boolean allows(String name) {
            return name.indexOf('/') < 0 && name.indexOf('\0') < 0;
        }
    },

    /**
     * None that leads to a device, a drive, another stream of a file or, by what Windows drops from its end, to another
     * name.
     *
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Naming files</a>
     */
    WINDOWS {
        @Override
        boolean allows(String name) {
            return POSIX.allows(name)
                    && !name.endsWith(".")
                    && !name.endsWith(" ")
                    && !name.startsWith(" ")
                    && name.chars().noneMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0)
                    && !DEVICE.matcher(name.toUpperCase(Locale.ROOT)).matches();
        }
    };

    private static final String FORBIDDEN = "\\:<>\"|?*";

    /** With any extension, and with spaces before it. */
    private static final Pattern DEVICE =
            Pattern.compile("(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|CLOCK\\$|(COM|LPT)[0-9¹²³]) *(\\..*)?");

    /** Whether the name, which is not {@code .} or {@code ..}, may be given to the host. */
    abstract boolean allows(String name);

    static NameRules ofThisSystem() {
        return System.getProperty("os.name").startsWith("Windows") ? WINDOWS : POSIX;
    }
}
