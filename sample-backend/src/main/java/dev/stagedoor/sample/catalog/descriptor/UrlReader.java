package dev.stagedoor.sample.catalog.descriptor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;

/** Reads texts over HTTP, from hosts that are allowed to be read. Thread-safe. */
@Component
class UrlReader implements DisposableBean {

    /** How long an answer may take. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int REDIRECTS = 5;

    private static final Set<Integer> REDIRECTED = Set.of(301, 302, 303, 307, 308);

    private final RootConfigService config;

    private final UrlCache cache;

    private final SingletonSupplier<HttpClient> client = SingletonSupplier.of(() -> HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LIMIT)
            .build());

    private volatile boolean used;

    UrlReader(RootConfigService config, UrlCache cache) {
        this.config = config;
        this.cache = cache;
        // What is wrong with it is told before anything is read.
        UrlAllowList.of(config);
    }

    /**
     * Reads a text.
     *
     * @param url the address
     * @throws NotFoundException if there is none
     * @throws NotAllowedException if the address, or one to which it leads, is not allowed
     * @throws InputException if it can not be read
     */
    String read(String url) {
        UrlAllowList allowed = UrlAllowList.of(config);
        UrlCache.Entry known = cache.get(url);
        URI address = Urls.parse(url);
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            if (!allowed.allows(address)) {
                throw new NotAllowedException(address + " may not be read: backend.reading.allow does not have it");
            }
            HttpResponse<byte[]> answer = get(address, known);
            String next = answer.headers().firstValue("Location").orElse(null);
            if (!REDIRECTED.contains(answer.statusCode()) || next == null) {
                return text(url, address, answer, known);
            }
            address = Urls.resolve(address, next);
        }
        throw new InputException(url + " can not be read: it redirects more than " + REDIRECTS + " times");
    }

    private String text(String url, URI address, HttpResponse<byte[]> answer, UrlCache.@Nullable Entry known) {
        int status = answer.statusCode();
        if (status == 304 && known != null) {
            return known.text();
        }
        if (status == 404) {
            throw new NotFoundException(address + " does not exist");
        }
        if (status != 200) {
            throw new InputException(address + " can not be read: it answers with status " + status);
        }
        String text = DescriptorText.decode(url, answer.body());
        cache.put(url, new UrlCache.Entry(answer.headers().firstValue("ETag").orElse(null), text));
        return text;
    }

    private HttpResponse<byte[]> get(URI address, UrlCache.@Nullable Entry known) {
        used = true;
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LIMIT);
        if (known != null && known.etag() != null) {
            request.header("If-None-Match", known.etag());
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.obtain().sendAsync(request.build(), head -> new BoundedBody());
        try {
            // The limit of a request is for its headers alone.
            return exchange.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ex) {
            throw new InputException(address + " can not be read: " + reason(ex.getCause()));
        } catch (TimeoutException ex) {
            exchange.cancel(true);
            throw new InputException(address + " can not be read: it takes longer than " + LIMIT.toSeconds() + " s");
        } catch (InterruptedException ex) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new InputException(address + " can not be read: the backend stops");
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : String.valueOf(cause);
    }

    /** From JDK 21 on, a client can be closed; before, it ends when nobody holds it. */
    @Override
    public void destroy() throws Exception {
        if (used && (Object) client.obtain() instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
