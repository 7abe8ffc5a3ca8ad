package dev.stagedoor.client.autoconfigure;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** A request to a plugin, which those who observe it see under the plugin's name and not under some host's. */
record PluginRequest(URI uri, ClientHttpRequest request, Delegation delegation)
        implements ClientHttpRequest, StreamingHttpOutputMessage {

    @Override
    public URI getURI() {
        return uri;
    }

    @Override
    public HttpMethod getMethod() {
        return request.getMethod();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return request.getAttributes();
    }

    @Override
    public HttpHeaders getHeaders() {
        return request.getHeaders();
    }

    @Override
    public OutputStream getBody() throws IOException {
        return request.getBody();
    }

    @Override
    public void setBody(Body body) {
        if (request instanceof StreamingHttpOutputMessage streaming) {
            streaming.setBody(body);
            return;
        }
        try {
            body.writeTo(request.getBody());
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** The token is the last thing that is added. */
    @Override
    public ClientHttpResponse execute() throws IOException {
        delegation.authorize(uri.getRawAuthority(), request.getAttributes(), request.getHeaders());
        return request.execute();
    }
}
