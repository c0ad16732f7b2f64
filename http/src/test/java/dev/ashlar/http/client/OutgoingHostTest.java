package dev.ashlar.http.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.Result;
import dev.ashlar.engine.Engine;
import dev.ashlar.http.ClientConfig;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.http.testing.ScriptedServer;
import dev.ashlar.http.types.TestTypes;
import dev.ashlar.http.types.TypesHost;
import dev.ashlar.wasi.EgressRule;
import dev.ashlar.wasi.NetworkGrant;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.FutureIncomingResponse;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingResponse;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Method;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Scheme;
import dev.ashlar.wasi.network.NetworkPolicy;
import dev.ashlar.wasi.network.Resolver;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is refused before a request is sent, how many may be under way, and what closing ends. */
@Timeout(60)
class OutgoingHostTest {
    private final HttpLimits limits = new HttpLimits(1 << 16, 1 << 16, 2);
    private final HttpClient client = new HttpClient(ClientConfig.DEFAULT, limits);
    private final TypesHost types = TestTypes.host();

    @AfterEach
    void close() {
        client.close();
    }

    private OutgoingHost host(Resolver resolver) {
        NetworkGrant grant = NetworkGrant.NONE
                .withEgress(EgressRule.parse("http://127.0.0.1:*"))
                .withEgress(EgressRule.parse("http://*.example"));
        return new OutgoingHost(
                client, Engine.create().newStore().tenant(), NetworkPolicy.of(grant, resolver), WasiLookup.OF_STORE);
    }

    private OutgoingHost host() {
        return host(name -> {
            throw new AssertionError("looked up " + name);
        });
    }

    private OutgoingRequest request(String authority) {
        OutgoingRequest request = types.newOutgoingRequest(types.newFields());
        request.setScheme(Optional.of(new Scheme.Http()));
        request.setAuthority(Optional.of(authority));
        return request;
    }

    private static FutureIncomingResponse send(OutgoingHost host, OutgoingRequest request) {
        return host.handle(request, Optional.empty());
    }

    private static ErrorCode failure(FutureIncomingResponse future) throws InterruptedException {
        while (true) {
            var outcome = future.get();
            if (outcome.isPresent()
                    && outcome.get() instanceof Result.Ok(Result.Err<IncomingResponse, ErrorCode>(ErrorCode error))) {
                return error;
            }
            assertThat(outcome).isEmpty();
            Thread.sleep(5);
        }
    }

    private void refuses(ErrorCode error, Consumer<OutgoingRequest> change) {
        OutgoingRequest request = request("127.0.0.1:1");
        change.accept(request);
        assertThatThrownBy(() -> send(host(), request))
                .isInstanceOfSatisfying(
                        ErrorCodeException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    @Test
    void refusesWhatIsNoRequest() {
        refuses(new ErrorCode.HttpRequestMethodInvalid(), request -> request.setMethod(new Method.Connect()));
        refuses(new ErrorCode.HttpRequestMethodInvalid(), request -> request.setMethod(new Method.Other("CONNECT")));
        refuses(new ErrorCode.HttpRequestUriInvalid(), request -> request.setAuthority(Optional.empty()));
        refuses(new ErrorCode.HttpProtocolError(), request -> request.setScheme(Optional.of(new Scheme.Other("ftp"))));
        Fields fields = types.newFields();
        fields.append("content-length", "5".getBytes(US_ASCII));
        OutgoingRequest promising = types.newOutgoingRequest(fields);
        promising.setAuthority(Optional.of("127.0.0.1"));
        assertThatThrownBy(() -> send(host(), promising)).hasMessageContaining("HttpRequestBodySize");
    }

    @Test
    void limitsHowManyAreUnderWayAndEndsThemAll() throws Exception {
        CountDownLatch ended = new CountDownLatch(2);
        try (ScriptedServer server = new ScriptedServer(with -> {
            String ignored = with.head();
            if (with.in().read() < 0) {
                ended.countDown();
            }
        })) {
            OutgoingHost host = host();
            String there = "127.0.0.1:" + server.port();
            FutureIncomingResponse first = send(host, request(there));
            FutureIncomingResponse second = send(host, request(there));
            assertThatThrownBy(() -> send(host, request(there))).hasMessageContaining("ConnectionLimitReached");
            awaitConnections(server, 2);
            first.close();
            FutureIncomingResponse third = send(host, request(there));
            awaitConnections(server, 3);
            host.close();
            assertThat(failure(second)).isEqualTo(new ErrorCode.ConnectionTerminated());
            assertThat(failure(third)).isEqualTo(new ErrorCode.ConnectionTerminated());
            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitConnections(ScriptedServer server, int count) throws InterruptedException {
        while (server.connections.get() < count) {
            Thread.sleep(5);
        }
    }

    @Test
    void goesToNoAddressThatTheNameShouldNotHave() throws Exception {
        OutgoingHost rebound = host(name -> List.of(InetAddress.ofLiteral("169.254.169.254")));
        assertThat(failure(send(rebound, request("metadata.example"))))
                .isEqualTo(new ErrorCode.DestinationIpProhibited());
        assertThat(failure(send(rebound, request("elsewhere.test")))).isEqualTo(new ErrorCode.HttpRequestDenied());
        assertThat(failure(send(rebound, request("[::1]")))).isEqualTo(new ErrorCode.HttpRequestDenied());
    }

    @Test
    void saysThatNamesCannotBeLookedUp() throws Exception {
        OutgoingHost silent = host(name -> {
            throw new InterruptedIOException("no answer");
        });
        assertThat(failure(send(silent, request("a.example")))).isEqualTo(new ErrorCode.DnsTimeout());
    }
}
