package dev.ashlar.component.plan;

import dev.ashlar.component.ResourceType;
import dev.ashlar.component.adapt.AdapterImport;
import dev.ashlar.component.adapt.AdapterSpec;
import dev.ashlar.engine.FunctionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Adapters that are waiting for somebody to need them. Each module of adapters costs an instantiation, so they wait until
 * a core module imports one; what they are made of exists by then, since it was there when each was asked for.
 */
final class AdapterGroup {
    private final Slots slots;
    private final AdapterCache cache;
    private final Makers makers;
    private final List<AdapterSpec> specs = new ArrayList<>();
    private final Set<Integer> externs = new LinkedHashSet<>();
    private final Numbering instances = new Numbering();
    private final Numbering memories = new Numbering();
    private final Numbering functions = new Numbering();

    AdapterGroup(Slots slots, AdapterCache cache, Makers makers) {
        this.slots = slots;
        this.cache = cache;
        this.makers = makers;
    }

    /** The extern that the adapter will be. */
    int add(AdapterSpec spec) {
        int extern = slots.newExtern();
        specs.add(new AdapterSpec(
                spec.name(),
                spec.callerType(),
                spec.calleeType(),
                renumbered(spec.caller()),
                renumbered(spec.callee()),
                functions.of(spec.function()),
                spec.entering().stream().map(instances::of).toList(),
                spec.task()));
        externs.add(extern);
        return extern;
    }

    private AdapterSpec.Side renumbered(AdapterSpec.Side side) {
        return new AdapterSpec.Side(
                instances.of(side.instance()),
                side.encoding(),
                memories.of(side.memory()),
                functions.of(side.realloc()),
                functions.of(side.postReturn()));
    }

    /** The extern is about to be used. */
    void require(int extern) {
        if (externs.contains(extern)) {
            flush();
        }
    }

    private void flush() {
        AdapterCache.Adapters adapters = cache.get(specs);
        List<Step.Source> imports =
                adapters.imports().stream().map(this::source).toList();
        slots.add(new Step.Adapters(
                adapters.module(),
                imports,
                externs.stream().mapToInt(Integer::intValue).toArray()));
        specs.clear();
        externs.clear();
        instances.clear();
        memories.clear();
        functions.clear();
    }

    private Step.Source source(AdapterImport what) {
        return switch (what) {
            case AdapterImport.CoreFunction f -> new Step.Source.OfExtern(functions.slot(f.function()));
            case AdapterImport.CoreMemory m -> new Step.Source.OfExtern(memories.slot(m.memory()));
            case AdapterImport.Flags f -> new Step.Source.OfFlags(instances.slot(f.instance()));
            case AdapterImport.Intrinsic i -> intrinsic(intrinsic(i), i.type());
        };
    }

    private Step.Source intrinsic(Intrinsic intrinsic, FunctionType type) {
        return new Step.Source.OfIntrinsic(intrinsic, makers.of(type));
    }

    private Intrinsic intrinsic(AdapterImport.Intrinsic what) {
        return switch (what) {
            case AdapterImport.ThrowTrap t -> new Intrinsic.ThrowTrap();
            case AdapterImport.Transcode t ->
                new Intrinsic.Transcode(t.transcoder(), memories.slot(t.from()), memories.slot(t.to()));
            case AdapterImport.TransferOwn t ->
                new Intrinsic.TransferOwn(
                        instances.slot(t.from()), instances.slot(t.to()), resource(t.from(), t.fromType()));
            case AdapterImport.LendBorrow t ->
                new Intrinsic.LendBorrow(
                        instances.slot(t.from()), instances.slot(t.to()), resource(t.from(), t.fromType()));
            case AdapterImport.BeginCall c -> new Intrinsic.BeginCall(instances.slot(c.callee()));
            case AdapterImport.EndCall c -> new Intrinsic.EndCall(instances.slot(c.callee()));
        };
    }

    private int resource(int instance, ResourceType type) {
        Integer resource = slots.resourcesOf(instances.slot(instance)).get(type);
        if (resource == null) {
            throw new IllegalStateException("a checked component uses the unknown resource " + type);
        }
        return resource;
    }

    /** Numbers for slots, in order of appearance. */
    private static final class Numbering {
        private final Map<Integer, Integer> numbers = new HashMap<>();
        private final List<Integer> slots = new ArrayList<>();

        int of(int slot) {
            return numbers.computeIfAbsent(slot, key -> {
                slots.add(slot);
                return slots.size() - 1;
            });
        }

        OptionalInt of(OptionalInt slot) {
            return slot.isEmpty() ? slot : OptionalInt.of(of(slot.getAsInt()));
        }

        int slot(int number) {
            return slots.get(number);
        }

        void clear() {
            numbers.clear();
            slots.clear();
        }
    }
}
