package dev.ashlar.wasi.context;

import dev.ashlar.wasi.RandomGrant;
import java.security.SecureRandom;
import java.util.Random;

/** Random bytes for a guest. */
public sealed interface RandomSource {
    static RandomSource of(RandomGrant grant) {
        return switch (grant) {
            case RandomGrant.None none -> new Missing();
            case RandomGrant.Secure secure -> new Generator(Secure.RANDOM);
            case RandomGrant.Seeded seeded -> new Generator(new Random(seeded.seed()));
        };
    }

    /** Fills all of it; false when the guest has no random numbers. */
    boolean fill(byte[] target);

    /** One generator, made when first needed. */
    final class Secure {
        private static final SecureRandom RANDOM = new SecureRandom();

        private Secure() {}
    }

    /** Any generator. */
    record Generator(Random random) implements RandomSource {
        @Override
        public boolean fill(byte[] target) {
            random.nextBytes(target);
            return true;
        }
    }

    /** No random numbers. */
    record Missing() implements RandomSource {
        @Override
        public boolean fill(byte[] target) {
            return false;
        }
    }
}
