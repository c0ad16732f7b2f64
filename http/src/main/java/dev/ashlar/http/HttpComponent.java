package dev.ashlar.http;

import dev.ashlar.component.Component;
import dev.ashlar.component.LinkedComponent;

/**
 * A component that exports {@code wasi:http/incoming-handler} of any release of 0.2, as a handler: each request gets a store and
 * an instance of its own, which end with it.
 *
 * <p>Errors of the guest become answers: 500 when it trapped or gave no answer, 502 when it answered with an error or not
 * completely, 503 when the process has no resources for another instance, 504 when it took too long. Where a part of the response
 * was sent already, the connection is cut instead, so that no client takes it for complete. The {@link RequestListener} of the
 * server hears why.
 */
public interface HttpComponent extends HttpHandler {
    /**
     * @param linked with everything that it imports; {@code wasi:http} by a {@link WasiHttp}
     * @throws UnservableComponentException when it does not export {@code wasi:http/incoming-handler}
     */
    static HttpComponent of(LinkedComponent linked, HttpComponentConfig config) {
        return HttpServerProvider.get().component(linked, config);
    }

    /**
     * The same with instances that the host makes; of {@code config}, grants, tenant and resources are not used.
     *
     * @throws UnservableComponentException when it does not export {@code wasi:http/incoming-handler}
     */
    static HttpComponent of(Component component, HttpInstances instances, HttpComponentConfig config) {
        return HttpServerProvider.get().component(component, instances, config);
    }

    HttpComponentConfig config();
}
