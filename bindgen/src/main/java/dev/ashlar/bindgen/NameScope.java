package dev.ashlar.bindgen;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that must differ; who comes late gets an underscore. */
final class NameScope {
    private final Set<String> taken = new HashSet<>();
    private final boolean ignoreCase;

    /** @param ignoreCase for the names of files, which some file systems cannot tell apart by case */
    private NameScope(boolean ignoreCase, String... reserved) {
        this.ignoreCase = ignoreCase;
        Arrays.stream(reserved).map(this::key).forEach(taken::add);
    }

    static NameScope ofTypes(String... reserved) {
        return new NameScope(true, reserved);
    }

    static NameScope ofMembers(String... reserved) {
        return new NameScope(false, reserved);
    }

    /** Methods beside those that every object has. */
    static NameScope ofMethods(String... reserved) {
        var scope = ofMembers("equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");
        scope.taken.addAll(Arrays.asList(reserved));
        return scope;
    }

    /** Components of a record, which cannot be called as methods of every object are. */
    static NameScope ofComponents() {
        return ofMethods("clone");
    }

    boolean isFree(String name) {
        return !taken.contains(key(name));
    }

    /** The name, changed where it is taken. */
    String claim(String wanted) {
        String name = wanted;
        while (!taken.add(key(name))) {
            name += "_";
        }
        return name;
    }

    private String key(String name) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
