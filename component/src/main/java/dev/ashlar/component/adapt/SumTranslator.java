package dev.ashlar.component.adapt;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.engine.NumberType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Variants: the discriminant is checked and selects which payload is translated. Cases of the same payload share their
 * code. Many cases are divided before there is a table for each part, for blocks may not nest without limit.
 */
final class SumTranslator {
    private static final int TABLE_CASES = 64;
    private static final int NOTHING = -1;

    private final AdapterModule module;
    private final FunctionAssembler code;
    private final Translator translator;

    SumTranslator(AdapterModule module, FunctionAssembler code, Translator translator) {
        this.module = module;
        this.code = code;
        this.translator = translator;
    }

    private record Payload(Layout from, Layout to) {}

    private record Key(Translator.Identity from, Translator.Identity to) {}

    /** One variant's translation in progress. {@code arms} says for each case which of the payloads it has. */
    private record Job(int selector, int[] arms, List<Payload> payloads, Place source, Place target) {}

    void translate(Layout.Sum from, Layout.Sum to, Place source, Place target) {
        int selector = code.local(NumberType.I32);
        translator.load(source, ScalarCode.unsignedLoad(from.discriminantSize()), NumberType.I32);
        code.tee(selector).i32(from.cases().size()).op(Op.I32_GE_U);
        module.trapIf(code, CanonicalTrap.INVALID_DISCRIMINANT);
        translator.store(
                target, ScalarCode.unsignedStore(from.discriminantSize()), NumberType.I32, () -> code.get(selector));
        List<Payload> payloads = new ArrayList<>();
        int[] arms = arms(from, to, payloads);
        if (!payloads.isEmpty()) {
            if (target instanceof Place.Locals locals) {
                clear(locals, to.flat().size());
            }
            Job job = new Job(
                    selector, arms, payloads, source.part(1, from.payloadOffset()), target.part(1, to.payloadOffset()));
            dispatch(job, 0, arms.length);
        }
        code.release(selector);
    }

    private static int[] arms(Layout.Sum from, Layout.Sum to, List<Payload> payloads) {
        Map<Key, Integer> known = new HashMap<>();
        int[] arms = new int[from.cases().size()];
        for (int i = 0; i < arms.length; i++) {
            Optional<Layout> payload = from.cases().get(i);
            arms[i] = NOTHING;
            if (payload.isPresent()) {
                Payload both = new Payload(payload.get(), to.cases().get(i).orElseThrow());
                arms[i] = known.computeIfAbsent(
                        new Key(new Translator.Identity(both.from()), new Translator.Identity(both.to())), key -> {
                            payloads.add(both);
                            return payloads.size() - 1;
                        });
            }
        }
        return arms;
    }

    /** What a case does not use is zero. */
    private void clear(Place.Locals target, int count) {
        for (int i = 1; i < count; i++) {
            int local = target.local(i);
            code.zero(code.typeOf(local)).set(local);
        }
    }

    /** The selector is known to be in the range of cases. */
    private void dispatch(Job job, int first, int end) {
        if (isOneArm(job.arms(), first, end)) {
            payload(job, job.arms()[first]);
        } else if (end - first == 2) {
            code.get(job.selector()).i32(first).op(Op.I32_NE).ifTrue();
            payload(job, job.arms()[first + 1]);
            if (job.arms()[first] != NOTHING) {
                code.otherwise();
                payload(job, job.arms()[first]);
            }
            code.end();
        } else if (end - first <= TABLE_CASES) {
            table(job, first, end);
        } else {
            int middle = first + end >>> 1;
            code.get(job.selector()).i32(middle).op(Op.I32_LT_U).ifTrue();
            dispatch(job, first, middle);
            code.otherwise();
            dispatch(job, middle, end);
            code.end();
        }
    }

    private static boolean isOneArm(int[] arms, int first, int end) {
        for (int i = first + 1; i < end; i++) {
            if (arms[i] != arms[first]) {
                return false;
            }
        }
        return true;
    }

    private void table(Job job, int first, int end) {
        List<Integer> different = Arrays.stream(job.arms(), first, end)
                .filter(arm -> arm != NOTHING)
                .distinct()
                .boxed()
                .toList();
        int count = different.size();
        for (int i = 0; i <= count; i++) {
            code.block();
        }
        int[] labels = new int[end - first];
        for (int i = first; i < end; i++) {
            labels[i - first] = job.arms()[i] == NOTHING ? count : different.indexOf(job.arms()[i]);
        }
        code.get(job.selector()).i32(first).op(Op.I32_SUB).brTable(labels, count);
        for (int i = 0; i < count; i++) {
            code.end();
            payload(job, different.get(i));
            code.br(count - 1 - i);
        }
        code.end();
    }

    private void payload(Job job, int arm) {
        if (arm != NOTHING) {
            Payload payload = job.payloads().get(arm);
            translator.value(payload.from(), payload.to(), job.source(), job.target());
        }
    }
}
