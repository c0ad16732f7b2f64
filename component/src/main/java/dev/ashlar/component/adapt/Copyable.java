package dev.ashlar.component.adapt;

import dev.ashlar.component.abi.Layout;
import dev.ashlar.component.abi.ScalarKind;
import java.util.IdentityHashMap;
import java.util.Map;

/** Values that one component may see as they lie in another's memory: every bit pattern is valid, no byte is padding. */
final class Copyable {
    private final Map<Layout, Boolean> known = new IdentityHashMap<>();

    boolean is(Layout layout) {
        Boolean answer = known.get(layout);
        if (answer == null) {
            answer = compute(layout);
            known.put(layout, answer);
        }
        return answer;
    }

    private boolean compute(Layout layout) {
        return switch (layout) {
            case Layout.Scalar(ScalarKind kind) -> kind != ScalarKind.BOOL && kind != ScalarKind.CHAR;
            case Layout.FlagSet flags -> flags.count() == flags.size() * Byte.SIZE;
            case Layout.FixedSequence list -> is(list.element());
            case Layout.Product product ->
                product.size() == occupied(product)
                        && product.members().stream().allMatch(member -> is(member.layout()));
            case Layout.Text ignored -> false;
            case Layout.Handle ignored -> false;
            case Layout.Sequence ignored -> false;
            case Layout.Sum ignored -> false;
        };
    }

    private static long occupied(Layout.Product product) {
        return product.members().stream()
                .mapToLong(member -> member.layout().size())
                .sum();
    }
}
