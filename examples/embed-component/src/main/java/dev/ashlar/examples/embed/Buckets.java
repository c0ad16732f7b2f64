package dev.ashlar.examples.embed;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Value;
import dev.ashlar.engine.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The interface {@code kv} in Java. Its resource is a plain object; there is a count of them per store. */
final class Buckets {
    private int live;

    /** What a handle of the guest's stands for. */
    private static final class Bucket {
        private final Buckets owner;
        private final String name;
        private final Map<String, Value> entries = new LinkedHashMap<>();

        Bucket(Buckets owner, String name) {
            this.owner = owner;
            this.name = name;
            owner.live++;
        }

        void drop() {
            owner.live--;
        }
    }

    static void define(ComponentLinker.Definitions kv) {
        kv.resource("bucket", bucket -> ((Bucket) bucket).drop());
        kv.function("[constructor]bucket", (context, arguments) -> result(open(context.store(), text(arguments, 0))));
        kv.function("[method]bucket.name", (context, arguments) -> result(new Value.Str(bucket(arguments, 0).name)));
        kv.function(
                "[method]bucket.get",
                (context, arguments) ->
                        result(option(bucket(arguments, 0).entries.get(text(arguments, 1)))));
        kv.function(
                "[method]bucket.set",
                (context, arguments) ->
                        result(option(bucket(arguments, 0).entries.put(text(arguments, 1), arguments.get(2)))));
        kv.function(
                "[method]bucket.keys",
                (context, arguments) -> result(list(bucket(arguments, 0).entries.keySet().stream()
                        .map(Value.Str::new)
                        .toList())));
        kv.function("[static]bucket.merged", (context, arguments) -> {
            Bucket first = bucket(arguments, 1); // ours now, and nobody else's
            Value merged = open(context.store(), text(arguments, 0));
            bucket(merged).entries.putAll(first.entries);
            bucket(merged).entries.putAll(bucket(arguments, 2).entries);
            first.drop();
            return result(merged);
        });
        kv.function("live", (context, arguments) -> result(new Value.U32(of(context.store()).live)));
        kv.function(
                "entries",
                (context, arguments) -> result(new Value.U32(elements(arguments, 0).stream()
                        .mapToInt(handle -> bucket(handle).entries.size())
                        .sum())));
        kv.function("open", (context, arguments) -> {
            List<String> names =
                    elements(arguments, 0).stream().map(Buckets::text).toList();
            return result(
                    names.contains("")
                            ? Value.ResultOf.err(new Value.Str("a bucket needs a name"))
                            : Value.ResultOf.ok(list(names.stream()
                                    .map(name -> open(context.store(), name))
                                    .toList())));
        });
    }

    private static Buckets of(Store store) {
        return store.data(Buckets.class);
    }

    private static Value open(Store store, String name) {
        return new Value.Handle(new Bucket(of(store), name));
    }

    private static Optional<Value> result(Value value) {
        return Optional.of(value);
    }

    private static Value option(@Nullable Value value) {
        return new Value.OptionOf(Optional.ofNullable(value));
    }

    private static Value list(List<? extends Value> values) {
        return new Value.ListOf(List.copyOf(values));
    }

    private static Bucket bucket(List<Value> arguments, int index) {
        return bucket(arguments.get(index));
    }

    private static Bucket bucket(Value handle) {
        return (Bucket) ((Value.Handle) handle).resource();
    }

    private static List<Value> elements(List<Value> arguments, int index) {
        return ((Value.ListOf) arguments.get(index)).elements();
    }

    private static String text(List<Value> arguments, int index) {
        return text(arguments.get(index));
    }

    private static String text(Value string) {
        return ((Value.Str) string).value();
    }
}
