package dev.stagedoor.auth.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.function.SingletonSupplier;

/** Asks over HTTP, with a client that is made when it is first needed. */
final class HttpFetcher implements Fetcher, DisposableBean {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final int LONGEST = 1024 * 1024;

    private final SingletonSupplier<HttpClient> client = SingletonSupplier.of(() -> HttpClient.newBuilder()
            // Otherwise it asks to change the protocol, which a server that knows web sockets may take amiss.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LIMIT)
            .build());

    private volatile boolean used;

    @Override
    public CompletableFuture<Fetched> get(URI address) {
        used = true;
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .timeout(LIMIT)
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.obtain().sendAsync(request, answer -> new BoundedBody(LONGEST));
        CompletableFuture<Fetched> fetched =
                exchange.thenApply(answer -> new Fetched(answer.statusCode(), answer.body()));
        // The limit of a request is for its headers alone.
        return fetched.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).whenComplete((answer, error) -> {
            if (error != null) {
                exchange.cancel(true);
            }
        });
    }

    /** From JDK 21 on, a client can be closed; before, it ends when nobody holds it. */
    @Override
    public void destroy() throws Exception {
        if (used && (Object) client.obtain() instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
