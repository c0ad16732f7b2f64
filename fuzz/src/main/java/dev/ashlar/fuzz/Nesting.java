package dev.ashlar.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Damages a component, or the components and core modules nested in it. */
final class Nesting {
    private static final int CORE_MODULE = 1;
    private static final int COMPONENT = 4;

    /** Those that leave a component decodable, often. */
    static final List<Mutation> GENTLE = List.of(
            Mutation.EDIT_NUMBER,
            Mutation.SET_BYTE,
            Mutation.FLIP_BITS,
            Mutation.SET_DATA_BYTE,
            Mutation.DUPLICATE_SECTION,
            Mutation.SWAP_SECTIONS,
            Mutation.TRANSPLANT_SECTION,
            Mutation.EDIT_IMMEDIATE,
            Mutation.SWAP_OPERATOR);

    private Nesting() {}

    static byte[] apply(Mutation mutation, byte[] component, SplittableRandom random, Corpus corpus) {
        SectionMap map = SectionMap.of(component);
        int[] nested = IntStream.range(0, map.parts().size())
                .filter(i -> map.parts().get(i).id() == CORE_MODULE
                        || map.parts().get(i).id() == COMPONENT)
                .toArray();
        if (nested.length == 0 || random.nextBoolean()) {
            return mutation.apply(component, random, corpus);
        }
        int index = nested[random.nextInt(nested.length)];
        SectionMap.Part part = map.parts().get(index);
        byte[] damaged = part.id() == COMPONENT
                ? apply(mutation, part.contents(), random, corpus)
                : mutation.apply(part.contents(), random, corpus);
        List<SectionMap.Part> parts = new ArrayList<>(map.parts());
        parts.set(index, new SectionMap.Part(part.id(), damaged));
        return map.with(parts).toBytes();
    }
}
