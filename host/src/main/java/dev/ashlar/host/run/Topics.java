package dev.ashlar.host.run;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Value;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.TopicPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages between the components of an application: {@code wasmcloud:messaging@0.2.0}, within the process. A message goes to each
 * trigger whose topic covers its subject, at most once; what waits when the process ends is lost. They outlive the revisions of the
 * application: what was sent to one revision is handled by the one that serves then.
 */
final class Topics implements AutoCloseable {
    static final String CONSUMER = "wasmcloud:messaging/consumer@0.2.0";
    static final String HANDLER = "wasmcloud:messaging/handler@0.2.0";

    /** Bytes of a message. */
    private static final int LARGEST = 1 << 20;

    /** @param nth among those that are alike */
    private record Key(TopicPattern pattern, String component, int nth) {}

    /** Replaced whole. */
    private volatile Map<Key, Subscription> subscriptions = Map.of();

    /** From now on these handle messages; what waits for one that is no more is handled by that one yet. */
    synchronized void serve(List<Subscriber> subscribers) {
        var wanted = byKey(subscribers);
        var before = subscriptions;
        var after = new HashMap<Key, Subscription>();
        wanted.forEach((key, subscriber) -> {
            Subscription known = before.get(key);
            if (known == null) {
                after.put(key, Subscription.start(subscriber));
            } else {
                known.handOver(subscriber);
                after.put(key, known);
            }
        });
        subscriptions = after;
        before.forEach((key, subscription) -> {
            if (!after.containsKey(key)) {
                subscription.finish();
            }
        });
    }

    private static Map<Key, Subscriber> byKey(List<Subscriber> subscribers) {
        var byKey = new HashMap<Key, Subscriber>();
        for (Subscriber subscriber : subscribers) {
            int nth = 0;
            while (byKey.putIfAbsent(
                            new Key(subscriber.pattern(), subscriber.invoker().component(), nth), subscriber)
                    != null) {
                nth++;
            }
        }
        return byKey;
    }

    /** Lets a component send what it was granted. */
    static void define(ComponentLinker linker, Component component, Topics topics) {
        linker.instance(CONSUMER)
                .function(
                        "publish", (context, arguments) -> Optional.of(topics.publish(component, arguments.getFirst())))
                .function(
                        "request",
                        (context, arguments) ->
                                Optional.of(refused("requests with an answer are not there yet; publish is")));
    }

    private Value publish(Component component, Value given) {
        var message = Message.of((Value.RecordOf) given);
        if (component.grants().publish().stream()
                .map(TopicPattern::text)
                .noneMatch(pattern -> new TopicPattern(pattern).covers(message.subject()))) {
            return refused("the topic %s is not granted: publish = [\"%1$s\"] would".formatted(message.subject()));
        }
        if (message.body().length > LARGEST) {
            return refused("the message has %d bytes, %d are allowed".formatted(message.body().length, LARGEST));
        }
        boolean taken = true;
        for (Subscription subscription : subscriptions.values()) {
            if (subscription.pattern().covers(message.subject())) {
                taken &= subscription.offer(message);
            }
        }
        return taken ? Value.ResultOf.OK : refused("too many messages wait for whoever handles " + message.subject());
    }

    private static Value refused(String why) {
        return Value.ResultOf.err(new Value.Str(why));
    }

    @Override
    public synchronized void close() {
        subscriptions.values().forEach(Subscription::close);
        subscriptions = Map.of();
    }
}
