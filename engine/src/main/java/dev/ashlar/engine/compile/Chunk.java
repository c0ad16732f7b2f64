package dev.ashlar.engine.compile;

import java.util.List;
import java.util.SortedMap;

/**
 * A stretch of a split function that becomes a method of its own. It is entered at its start only.
 *
 * @param start offset of its first instruction
 * @param end offset behind its last one
 * @param parameters operands that it starts with
 * @param results operands that it leaves when it ends at its end
 * @param fallsThrough whether it can end at its end
 * @param inner chunks inside it, by start
 * @param leaf whether it only computes; else it mostly calls chunks and groups of cases
 */
record Chunk(
        int start,
        int end,
        List<Kind> parameters,
        List<Kind> results,
        boolean fallsThrough,
        SortedMap<Integer, Chunk> inner,
        boolean leaf) {}
