package dev.ashlar.oci.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who somebody is for a registry. */
public sealed interface Login {
    /** A user and a password, or a token in the place of one. */
    record Password(String user, String password) implements Login {
        /** The value of an {@code Authorization} header. */
        String basic() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "user " + user;
        }
    }

    /** A token that the registry's server of tokens gives others for. */
    record IdentityToken(String token) implements Login {
        @Override
        public String toString() {
            return "an identity token";
        }
    }
}
