package dev.ashlar.engine.binary;

/**
 * One entry of the type section.
 *
 * @param isFinal whether it may have no subtypes
 * @param supertype type index of the declared supertype, -1 where there is none
 * @param groupStart type index of the first member of its recursion group
 * @param groupSize number of members of that group
 * @param offset where it is in the binary
 */
record SubType(boolean isFinal, int supertype, CompositeType type, int groupStart, int groupSize, int offset) {
    int groupEnd() {
        return groupStart + groupSize;
    }
}
