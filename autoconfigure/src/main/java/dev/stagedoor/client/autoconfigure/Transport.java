package dev.stagedoor.client.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.restclient.autoconfigure.RestClientBuilderConfigurer;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.web.client.RestClient;

/**
 * What the clients of all plugins share.
 *
 * @param requests makes requests, on common connections
 * @param configurer sets clients as the application sets them
 * @param convention names what is observed, or {@code null} if the application does
 */
record Transport(
        ClientHttpRequestFactory requests,
        RestClientBuilderConfigurer configurer,
        @Nullable ClientRequestObservationConvention convention)
        implements DisposableBean {

    RestClient.Builder configure(RestClient.Builder builder) {
        RestClient.Builder configured = configurer.configure(builder);
        return convention == null ? configured : configured.observationConvention(convention);
    }

    @Override
    public void destroy() throws Exception {
        if (requests instanceof DisposableBean disposable) {
            disposable.destroy();
        }
    }
}
