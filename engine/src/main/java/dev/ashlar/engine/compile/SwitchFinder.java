package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.compile.CaseGroup.Case;
import dev.ashlar.engine.compile.Outline.Construct;
import dev.ashlar.engine.compile.Outline.Piece;
import dev.ashlar.engine.compile.Outline.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds large switches in an outline and makes groups of their cases, see {@link CaseGroup}. */
final class SwitchFinder {
    private static final int LEAST_CASES = 8;
    private static final int MOST_CASES_IN_GROUP = 64;

    /** More cases of one loop would make a method of their calls that HotSpot does not compile. */
    private static final int MOST_CASES_ALONE = 150;

    private static final int CALL_OF_GROUP = 48;

    private final byte[] bytes;
    private final int limit;
    private final Sharing sharing;
    private final TreeMap<Integer, CaseGroup> groups = new TreeMap<>();

    /** How cases become groups. */
    enum Sharing {
        /** Each case of a loop is a group, unless there are very many. */
        NONE,
        /** As many as fit. */
        MANY
    }

    private SwitchFinder(byte[] bytes, int limit, Sharing sharing) {
        this.bytes = bytes;
        this.limit = limit;
        this.sharing = sharing;
    }

    /** @param limit most bytes of bytecode in a group. Returns the groups by start; their cases leave the outline. */
    static TreeMap<Integer, CaseGroup> find(Outline outline, byte[] bytes, int limit, Sharing sharing) {
        SwitchFinder finder = new SwitchFinder(bytes, limit, sharing);
        for (Construct construct : outline.constructs()) {
            if (construct.table >= 0 && construct.block) {
                finder.addSwitch(construct);
            }
        }
        outline.constructs().forEach(Construct::measure);
        return finder.groups;
    }

    private void addSwitch(Construct innermost) {
        List<Construct> blocks = new ArrayList<>(List.of(innermost));
        for (Construct outer = innermost.parent;
                outer != null && outer.block && startsWith(outer, blocks.getLast());
                outer = outer.parent) {
            blocks.add(outer);
        }
        if (blocks.size() > LEAST_CASES) {
            boolean alone = sharing == Sharing.NONE && blocks.size() <= MOST_CASES_ALONE && innermost.isInLoop(bytes);
            group(blocks, selectors(innermost.table, blocks.size()), alone ? 1 : MOST_CASES_IN_GROUP);
        }
    }

    private static boolean startsWith(Construct outer, Construct inner) {
        return outer.sequences.getFirst().pieces.getFirst().start() == inner.start;
    }

    /** For each block the operands that lead to its end. */
    private Map<Integer, List<Integer>> selectors(int table, int blocks) {
        BinaryReader in = new BinaryReader(bytes, table + 1, bytes.length);
        int count = in.u32();
        Map<Integer, List<Integer>> selectors = new HashMap<>();
        for (int i = 0; i < count; i++) {
            selectors.computeIfAbsent(in.u32(), label -> new ArrayList<>()).add(i);
        }
        for (int block = 0; block < blocks; block++) {
            int other = count + block;
            selectors.computeIfAbsent(block, label -> List.of(other));
        }
        return selectors;
    }

    private void group(List<Construct> blocks, Map<Integer, List<Integer>> selectors, int most) {
        int table = blocks.getFirst().table;
        Sequence innermost = blocks.getFirst().sequences.getFirst();
        keepWhole(innermost, innermost.pieces.size() - 1);
        List<Case> cases = new ArrayList<>();
        int first = 0;
        int size = 0;
        for (int i = 0; i + 1 < blocks.size(); i++) {
            Sequence sequence = blocks.get(i + 1).sequences.getFirst();
            int caseSize = sequence.size() - sequence.pieces.getFirst().size();
            keepWhole(sequence, 0);
            boolean fits = isCase(blocks.get(i), sequence) && caseSize <= limit;
            if (!cases.isEmpty() && (!fits || size + caseSize > limit || cases.size() == most)) {
                add(new CaseGroup(table, cases));
                cases = new ArrayList<>();
            }
            if (fits) {
                if (cases.isEmpty()) {
                    first = i;
                    size = 0;
                }
                cases.add(take(blocks.get(i), blocks.get(i + 1), selectors.getOrDefault(i, List.of()), i - first));
                size += caseSize;
            }
        }
        if (!cases.isEmpty()) {
            add(new CaseGroup(table, cases));
        }
        blocks.forEach(block -> block.leads = true);
    }

    /** Whether what follows the block is code that its label leads to, and that leaves nothing. */
    private static boolean isCase(Construct block, Sequence sequence) {
        return block.plainBlock
                && sequence.pieces.getFirst().isJust(block)
                && sequence.pieces.size() > 1
                && sequence.pieces.getLast().after().isEmpty();
    }

    private void add(CaseGroup group) {
        groups.put(group.start(), group);
    }

    /** Blocks of a switch, and its table, may only become part of a chunk all together. */
    private static void keepWhole(Sequence sequence, int index) {
        sequence.pieces.set(index, sequence.pieces.get(index).fix());
    }

    /** Takes a case out of the outline: what remains of it is its part in the group's call. */
    private static Case take(Construct block, Construct outer, List<Integer> selectors, int nested) {
        Sequence sequence = outer.sequences.getFirst();
        Piece last = sequence.pieces.getLast();
        Chunk code =
                new Chunk(block.end, outer.bodyEnd, List.of(), List.of(), last.fallsThrough(), new TreeMap<>(), true);
        int left = nested == 0 ? CALL_OF_GROUP : 0;
        Piece call = new Piece(
                block.end, outer.bodyEnd, left, List.of(), List.of(), List.of(), 0, last.fallsThrough(), true, true);
        sequence.pieces = new ArrayList<>(List.of(sequence.pieces.getFirst(), call));
        return new Case(block.start, code, selectors, nested);
    }
}
