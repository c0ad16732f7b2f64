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

    /**
     * Fills all of it, in slices; false when the guest has no random numbers.
     *
     * @param betweenSlices run now and then, so that others have their turn
     */
    boolean fill(byte[] target, Runnable betweenSlices);

    /** One generator, made when first needed. */
    final class Secure {
        private static final SecureRandom RANDOM = new SecureRandom();

        private Secure() {}
    }

    /** Any generator. */
    record Generator(Random random) implements RandomSource {
        /** Some 100 µs. */
        private static final int SLICE = 1 << 15;

        @Override
        public boolean fill(byte[] target, Runnable betweenSlices) {
            if (target.length <= SLICE) {
                random.nextBytes(target);
                return true;
            }
            byte[] slice = new byte[SLICE];
            for (int done = 0; done < target.length; done += SLICE) {
                random.nextBytes(slice);
                System.arraycopy(slice, 0, target, done, Math.min(SLICE, target.length - done));
                betweenSlices.run();
            }
            return true;
        }
    }

    /** No random numbers. */
    record Missing() implements RandomSource {
        @Override
        public boolean fill(byte[] target, Runnable betweenSlices) {
            return false;
        }
    }
}
