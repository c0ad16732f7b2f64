package dev.ashlar.host.run;

import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.route.Routing;
import dev.ashlar.host.web.Answers;
import dev.ashlar.host.web.StaticFiles;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpExchange;
import java.io.IOException;
import java.util.Objects;

/** What answers the requests of a route. */
sealed interface HttpTarget {
    HttpTrigger trigger();

    /** A component. */
    record Component(HttpTrigger trigger, HttpComponent handler, DeclaredBodies bodies) implements HttpTarget {}

    /** The files of a directory. */
    record Files(HttpTrigger trigger, StaticFiles files) implements HttpTarget {}

    /** What the manifest says. */
    record Fixed(HttpTrigger trigger, HttpAction.Respond response) implements HttpTarget {}

    /** Another address. */
    record Elsewhere(HttpTrigger trigger, HttpAction.Redirect redirect) implements HttpTarget {}

    /** Has a request answered. */
    static void answer(Routing.Found<HttpTarget> found, HttpExchange exchange) throws IOException {
        switch (found.route().target()) {
            case Component(var trigger, HttpComponent handler, var bodies) -> {
                if (bodies.admits(exchange)) {
                    handler.handle(exchange);
                }
            }
            case Files(var trigger, StaticFiles files) ->
                files.answer(exchange, found.route().pattern().wildcard() ? found.rest() : "");
            case Fixed(var trigger, var response) -> Answers.fixed(exchange, response);
            case Elsewhere(var trigger, var redirect) ->
                Answers.redirect(exchange, redirect, name -> Objects.requireNonNull(found.parameter(name), name));
        }
    }
}
