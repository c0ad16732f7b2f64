package dev.ashlar.engine.compile;

import dev.ashlar.engine.compile.Outline.Construct;
import dev.ashlar.engine.compile.Outline.Piece;
import dev.ashlar.engine.compile.Outline.Sequence;
import dev.ashlar.engine.compile.SwitchFinder.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Decides where a function is cut. HotSpot compiles no method of more than 8,000 bytes, and C2 stops inlining in one
 * well before that.
 *
 * <p>Large switches come first, see {@link CaseGroup}.
 *
 * <p>Neighbouring pieces of a sequence are taken together up to a size that C2 likes; what is larger is opened and treated
 * the same way inside. A loop that fits thus stays whole, and each case of an interpreter's switch becomes a method. What
 * remains leads the chunks. If that is still too large, the same is done again on it, with chunks as its instructions.
 */
final class ChunkPlanner {
    private static final int CALL_OF_CHUNK = 32;
    private static final int OPERAND = 9;

    /** Operands that a chunk may start or end with. */
    static final int MOST_CARRIED = 250;

    private static final int MAX_ROUNDS = 8;

    /** A method that mostly calls others has less than half of what {@link CodeSize} makes of it. */
    private static final int MOST_LEADING = 9_000;

    private final Outline outline;
    private final TreeMap<Integer, CaseGroup> groups;
    private final TreeMap<Integer, Chunk> chunks = new TreeMap<>();

    private ChunkPlanner(Outline outline, TreeMap<Integer, CaseGroup> groups) {
        this.outline = outline;
        this.groups = groups;
    }

    /** What is cut out, both by start. */
    record Plan(SortedMap<Integer, Chunk> chunks, SortedMap<Integer, CaseGroup> groups) {}

    /** @param outline makes an outline of the function; planning changes it */
    static Plan plan(Supplier<Outline> outline, byte[] bytes, CutSizes sizes) {
        ChunkPlanner planner = plan(outline.get(), bytes, sizes, Sharing.NONE);
        if (planner.size() > MOST_LEADING && !planner.groups.isEmpty()) {
            planner = plan(outline.get(), bytes, sizes, Sharing.MANY);
        }
        return new Plan(planner.chunks, planner.groups);
    }

    private static ChunkPlanner plan(Outline outline, byte[] bytes, CutSizes sizes, Sharing sharing) {
        TreeMap<Integer, CaseGroup> groups = SwitchFinder.find(outline, bytes, sizes.group(), sharing);
        ChunkPlanner planner = new ChunkPlanner(outline, groups);
        planner.pack(sizes.chunk(), sizes.smallest(), false);
        for (int round = 0; round < MAX_ROUNDS && planner.size() > sizes.large(); round++) {
            planner.pack(sizes.leader(), 4 * CALL_OF_CHUNK, true);
        }
        return planner;
    }

    private int size() {
        return outline.body().size();
    }

    /** Inner constructs first, so that what becomes small enough inside counts as small outside. */
    private void pack(int limit, int least, boolean leading) {
        for (Construct construct : outline.constructs()) {
            construct.measure();
            if (construct.size() > limit) {
                construct.sequences.forEach(sequence -> pack(sequence, limit, least, leading));
                construct.measure();
            }
        }
        pack(outline.body(), limit, least, leading);
    }

    private void pack(Sequence sequence, int limit, int least, boolean leading) {
        List<Piece> packed = new ArrayList<>();
        List<Piece> run = new ArrayList<>();
        int size = 0;
        for (Piece piece : sequence.pieces) {
            if (piece.size() > limit) {
                packInside(piece, limit, least, leading);
            }
            boolean fits = !piece.fixed() && piece.size() <= limit && (leading || !piece.leads());
            if (!fits || size + piece.size() > limit) {
                flush(run, size, least, packed);
                size = 0;
            }
            if (fits) {
                run.add(piece);
                size += piece.size();
            } else {
                packed.add(piece);
            }
        }
        flush(run, size, least, packed);
        sequence.pieces = packed;
    }

    /** Cuts constructs that would fit themselves, but not together with what is around them. */
    private void packInside(Piece piece, int limit, int least, boolean leading) {
        for (Construct construct : piece.constructs()) {
            if (construct.size() > limit / 2 && construct.size() <= limit) {
                construct.sequences.forEach(sequence -> pack(sequence, limit, least, leading));
                construct.measure();
            }
        }
    }

    /** Ends a run: it becomes a chunk if that is possible and worth while. */
    private void flush(List<Piece> run, int size, int least, List<Piece> packed) {
        if (size >= least && !run.isEmpty()) {
            cutOut(run, size, packed);
        } else {
            packed.addAll(run);
        }
        run.clear();
    }

    private void cutOut(List<Piece> run, int size, List<Piece> packed) {
        Piece first = run.getFirst();
        Piece last = run.getLast();
        int lowest = run.stream().mapToInt(Piece::lowest).min().orElse(0);
        List<Kind> parameters = above(first.before(), lowest);
        List<Kind> results = above(last.after(), lowest);
        int call = CALL_OF_CHUNK + OPERAND * (parameters.size() + results.size());
        if (parameters.size() > MOST_CARRIED || results.size() > MOST_CARRIED || call >= size) {
            packed.addAll(run);
            return;
        }
        int start = first.start();
        int end = last.end();
        SortedMap<Integer, Chunk> inside = chunks.subMap(start, end);
        TreeMap<Integer, Chunk> inner = new TreeMap<>(inside);
        inside.clear();
        boolean leaf = inner.isEmpty() && groups.subMap(start, end).isEmpty();
        chunks.put(start, new Chunk(start, end, parameters, results, last.fallsThrough(), inner, leaf));
        packed.add(new Piece(
                start, end, call, List.of(), first.before(), last.after(), lowest, last.fallsThrough(), true, false));
    }

    private static List<Kind> above(List<Kind> operands, int lowest) {
        return operands.subList(Math.min(lowest, operands.size()), operands.size());
    }
}
