package dev.ashlar.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A damaged module or component. Two in three are damaged gently, since most of the others do not get past the decoder.
 *
 * @param seed makes the same mutant of the same corpus again
 * @param mutations what was done, in order
 * @param module the bytes
 */
record Mutant(long seed, List<Mutation> mutations, byte[] module) {
    private static final int MAX_MUTATIONS = 4;
    private static final int MAX_SIZE = 1024 * 1024;
    private static final List<Mutation> ALL = List.of(Mutation.values());
    private static final List<Mutation> GENTLE =
            ALL.stream().filter(Mutation::isGentle).toList();

    static Mutant of(long seed, Corpus corpus) {
        return of(seed, corpus, GENTLE, Mutation::apply);
    }

    /** A damaged component: it, or something nested in it. */
    static Mutant ofComponent(long seed, Corpus corpus) {
        return of(seed, corpus, Nesting.GENTLE, Nesting::apply);
    }

    /** How to apply a mutation. */
    private interface Application {
        byte[] apply(Mutation mutation, byte[] module, SplittableRandom random, Corpus corpus);
    }

    private static Mutant of(long seed, Corpus corpus, List<Mutation> gentle, Application application) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] module = corpus.pick(random);
        List<Mutation> choice = random.nextInt(3) == 0 ? ALL : gentle;
        List<Mutation> mutations = new ArrayList<>();
        for (int i = random.nextBoolean() ? 1 : random.nextInt(1, MAX_MUTATIONS + 1);
                i > 0 && module.length < MAX_SIZE;
                i--) {
            Mutation mutation = choice.get(random.nextInt(choice.size()));
            module = application.apply(mutation, module, random, corpus);
            mutations.add(mutation);
        }
        return new Mutant(seed, mutations, module);
    }
}
