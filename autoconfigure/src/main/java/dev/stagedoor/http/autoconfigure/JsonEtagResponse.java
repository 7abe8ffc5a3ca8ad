package dev.stagedoor.http.autoconfigure;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/** Keeps the body of an answer back if it is JSON, until its ETag is known. */
final class JsonEtagResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    private final HttpServletResponse response;

    private @Nullable KeptBody body;

    private @Nullable PrintWriter writer;

    JsonEtagResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
        this.response = response;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null && isJson() && !request.isAsyncStarted() && !containsHeader(HttpHeaders.ETAG)) {
            body = new KeptBody(response);
        }
        return body == null ? super.getOutputStream() : body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            ServletOutputStream out = getOutputStream();
            String encoding = getCharacterEncoding();
            writer = new PrintWriter(
                    encoding == null
                            ? new OutputStreamWriter(out, StandardCharsets.UTF_8)
                            : new OutputStreamWriter(out, encoding));
        }
        return writer;
    }

    private boolean isJson() {
        String type = getContentType();
        return type != null && (type.startsWith("application/json") || type.contains("+json"));
    }

    /** Whoever flushes the answer wants the client to see it now. */
    @Override
    public void flushBuffer() throws IOException {
        flushWriter();
        if (body != null) {
            body.letGo();
        }
        super.flushBuffer();
    }

    @Override
    public void resetBuffer() {
        if (body != null) {
            body.clear();
        }
        writer = null;
        super.resetBuffer();
    }

    @Override
    public void reset() {
        if (body != null) {
            body.clear();
        }
        writer = null;
        super.reset();
    }

    @Override
    public void sendError(int status) throws IOException {
        discard();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        discard();
        super.sendError(status, message);
    }

    private void discard() {
        if (body != null) {
            body.clear();
        }
    }

    /** Sends what was kept back, unless the client has it. */
    void finish() throws IOException {
        flushWriter();
        if (body == null || body.isGone()) {
            return;
        }
        boolean tagged = getStatus() == SC_OK && !isCommitted() && body.size() > 0;
        if (!tagged || !new ServletWebRequest(request, response).checkNotModified(body.etag())) {
            if (!isCommitted() && body.size() > 0) {
                response.setContentLength(body.size());
            }
            body.letGo();
        }
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }
}
