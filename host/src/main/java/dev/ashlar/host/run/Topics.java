package dev.ashlar.host.run;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.Value;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.TopicPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages between the components of an application: {@code wasmcloud:messaging@0.2.0}, within the process. A message goes to each
 * trigger whose topic covers its subject, at most once; what waits when the process ends is lost.
 */
final class Topics implements AutoCloseable {
    static final String CONSUMER = "wasmcloud:messaging/consumer@0.2.0";
    static final String HANDLER = "wasmcloud:messaging/handler@0.2.0";

    /** Bytes of a message. */
    private static final int LARGEST = 1 << 20;

    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Before the application starts. */
    void subscribe(Subscription subscription) {
        subscriptions.add(subscription);
    }

    void start() {
        subscriptions.forEach(Subscription::start);
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
        for (Subscription subscription : subscriptions) {
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
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
