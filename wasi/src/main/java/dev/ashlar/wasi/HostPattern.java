package dev.ashlar.wasi;

/** Which hosts a rule is about. Names are in ASCII and lower case, without a dot at the end. */
public sealed interface HostPattern {
    /** {@code *}: every name, and every address. */
    record Any() implements HostPattern {
        @Override
        public String toString() {
            return "*";
        }
    }

    /** Exactly this name. */
    record Name(String name) implements HostPattern {
        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code *.example.com}: every name below it, at any depth; not the name itself. */
    record Subdomains(String parent) implements HostPattern {
        @Override
        public String toString() {
            return "*." + parent;
        }
    }

    /** Addresses that are not written as a name. */
    record Addresses(AddressRange range) implements HostPattern {
        @Override
        public String toString() {
            return range.address().getAddress().length == 4 ? range.toString() : "[" + range + "]";
        }
    }

    /** @param host a name in ASCII and lower case, without a dot at the end */
    default boolean matchesName(String host) {
        return switch (this) {
            case Any any -> true;
            case Name(String name) -> name.equals(host);
            case Subdomains(String parent) -> host.endsWith("." + parent);
            case Addresses addresses -> false;
        };
    }
}
