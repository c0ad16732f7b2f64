package dev.ashlar.engine.binary;

import dev.ashlar.engine.ConcreteHeapType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A recursion group free of any module's numbering, as {@link TypeRegistry} compares them: a reference to a type is a
 * position in {@code references} of the whole group, and a reference is either a member or a type interned earlier.
 */
final class RecursionGroup {
    private static final int OUTSIDE = 0;
    private static final int MEMBER = 1;

    private final List<SubType> members;
    private final List<Reference> references;
    private final Key key;

    /** Another member of the group, or a type interned earlier. */
    private sealed interface Reference {
        record Member(int position) implements Reference {}

        record Outside(DefinedType type) implements Reference {}
    }

    /** Two groups are equivalent exactly if the numbers are the same. */
    private record Key(int[] words, int hash) {
        Key(int[] words) {
            this(words, Arrays.hashCode(words));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && that.hash == hash && Arrays.equals(that.words, words);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private RecursionGroup(List<SubType> members, List<Reference> references) {
        this.members = members;
        this.references = references;
        this.key = new Key(words());
    }

    /**
     * A group of a module.
     *
     * @param start type index of the first member
     * @param earlier the types defined before the group, by type index
     */
    static RecursionGroup of(List<SubType> group, int start, IntFunction<DefinedType> earlier) {
        Numbering numbering = new Numbering(index ->
                index >= start ? new Reference.Member(index - start) : new Reference.Outside(earlier.apply(index)));
        List<SubType> members = group.stream().map(numbering::rename).toList();
        return new RecursionGroup(members, numbering.references());
    }

    /** The group of the one function type that a host function has. */
    static RecursionGroup of(FunctionType function) {
        Map<ConcreteHeapType, Integer> positions = new LinkedHashMap<>();
        FuncType type = new FuncType(codes(function.parameters(), positions), codes(function.results(), positions));
        List<Reference> references = new ArrayList<>();
        for (ConcreteHeapType heap : positions.keySet()) {
            references.add(new Reference.Outside(TypeRegistry.get(heap)));
        }
        return new RecursionGroup(List.of(new SubType(true, -1, type, 0, 1, 0)), references);
    }

    private static int[] codes(List<ValueType> types, Map<ConcreteHeapType, Integer> positions) {
        int[] codes = new int[types.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = types.get(i) instanceof ReferenceType(boolean nullable, ConcreteHeapType heap)
                    ? ValType.ref(nullable, ValType.CONCRETE + positions.computeIfAbsent(heap, h -> positions.size()))
                    : PublicTypes.code(types.get(i));
        }
        return codes;
    }

    Object key() {
        return key;
    }

    int size() {
        return members.size();
    }

    /** New types for the members, with ids counted from {@code firstId}. */
    DefinedType[] define(int firstId) {
        DefinedType[] types = new DefinedType[members.size()];
        DefinedType[] referred = new DefinedType[references.size()];
        for (int i = 0; i < referred.length; i++) {
            if (references.get(i) instanceof Reference.Outside(DefinedType type)) {
                referred[i] = type;
            }
        }
        for (int i = 0; i < types.length; i++) {
            SubType member = members.get(i);
            DefinedType supertype = member.supertype() < 0 ? null : resolve(member.supertype(), types, referred);
            types[i] = new DefinedType(firstId + i, member.isFinal(), member.type(), referred, types, supertype);
        }
        for (int i = 0; i < referred.length; i++) {
            referred[i] = resolve(i, types, referred);
        }
        return types;
    }

    private DefinedType resolve(int reference, DefinedType[] types, DefinedType[] referred) {
        return references.get(reference) instanceof Reference.Member(int position)
                ? types[position]
                : referred[reference];
    }

    private int[] words() {
        Words words = new Words();
        words.add(members.size());
        for (Reference reference : references) {
            switch (reference) {
                case Reference.Member(int position) -> words.add(MEMBER, position);
                case Reference.Outside(DefinedType type) -> words.add(OUTSIDE, type.id());
            }
        }
        for (SubType member : members) {
            words.add(member.isFinal() ? 1 : 0, member.supertype());
            words.add(member.type());
        }
        return words.toArray();
    }

    private static final class Words {
        private int[] words = new int[16];
        private int size;

        void add(int word) {
            if (size == words.length) {
                words = Arrays.copyOf(words, 2 * size);
            }
            words[size++] = word;
        }

        void add(int first, int second) {
            add(first);
            add(second);
        }

        void add(CompositeType type) {
            switch (type) {
                case FuncType function -> {
                    add('f', function.parameters().length);
                    for (int parameter : function.parameters()) {
                        add(parameter);
                    }
                    add(function.results().length);
                    for (int result : function.results()) {
                        add(result);
                    }
                }
                case StructType struct -> {
                    add('s', struct.fields().length);
                    for (int i = 0; i < struct.fields().length; i++) {
                        add(struct.fields()[i], struct.mutable()[i] ? 1 : 0);
                    }
                }
                case ArrayType array -> {
                    add('a', array.mutable() ? 1 : 0);
                    add(array.element());
                }
            }
        }

        int[] toArray() {
            return Arrays.copyOf(words, size);
        }
    }

    /**
     * Replaces type indices by positions in a list of references, in order of first appearance. Indices of equivalent types
     * get the same position.
     */
    private static final class Numbering {
        private final IntFunction<Reference> meaning;
        private final Map<Integer, Integer> positions = new HashMap<>();
        private final Map<Reference, Integer> references = new LinkedHashMap<>();

        Numbering(IntFunction<Reference> meaning) {
            this.meaning = meaning;
        }

        List<Reference> references() {
            return List.copyOf(references.keySet());
        }

        SubType rename(SubType member) {
            int supertype = member.supertype() < 0 ? -1 : position(member.supertype());
            return new SubType(member.isFinal(), supertype, rename(member.type()), 0, member.groupSize(), 0);
        }

        private CompositeType rename(CompositeType type) {
            return switch (type) {
                case FuncType(int[] parameters, int[] results) -> new FuncType(rename(parameters), rename(results));
                case StructType(int[] fields, boolean[] mutable) -> new StructType(rename(fields), mutable);
                case ArrayType(int element, boolean mutable) -> new ArrayType(rename(element), mutable);
            };
        }

        private int[] rename(int[] types) {
            for (int i = 0; i < types.length; i++) {
                if (rename(types[i]) != types[i]) {
                    return Arrays.stream(types).map(this::rename).toArray();
                }
            }
            return types;
        }

        private int rename(int type) {
            return ValType.isRef(type) && ValType.isConcrete(ValType.heap(type))
                    ? ValType.ref(
                            ValType.isNullable(type),
                            ValType.CONCRETE + position(ValType.typeIndex(ValType.heap(type))))
                    : type;
        }

        private int position(int typeIndex) {
            return positions.computeIfAbsent(
                    typeIndex,
                    index -> references.computeIfAbsent(meaning.apply(index), reference -> references.size()));
        }
    }
}
