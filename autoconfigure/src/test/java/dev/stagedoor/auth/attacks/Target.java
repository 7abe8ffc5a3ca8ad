package dev.stagedoor.auth.attacks;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.servlet.http.HttpServletRequest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auth.Principal;
import dev.stagedoor.http.AuthPolicy;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.logger.LogRedactor;

/** The backend that is attacked, and all that it logs. */
final class Target implements AutoCloseable {

    private static final String REASON = "reason";

    /** So large that what is too large meets our own limits, and not those of the web server. */
    private static final String HEADER_SIZE = "512KB";

    /** These show requests as they are when they are told to log them. */
    private static final List<String> OTHERS = List.of("org.apache", "sun.net", "jdk", "com.sun");

    private final TestServer server = new TestServer();

    private final Recorder recorder = new Recorder();

    private final Map<Logger, Level> levels;

    Target(World world) {
        world.describeTo(server);
        server.property("server.max-http-request-header-size", HEADER_SIZE)
                .property("management.endpoints.web.exposure.include", "*")
                .run(SearchPlugin.class);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        levels = new java.util.LinkedHashMap<>();
        levels.put(root, root.getLevel());
        OTHERS.forEach(name ->
                levels.put(context.getLogger(name), context.getLogger(name).getLevel()));
        levels.keySet().forEach(logger -> logger.setLevel(logger == root ? Level.TRACE : Level.INFO));
        recorder.start();
        root.addAppender(recorder);
    }

    ConfigurableApplicationContext context() {
        return server.context();
    }

    /** Sends a request byte by byte. */
    Answer send(String method, String path, List<String> headers) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        request.append("Connection: close\r\n\r\n");
        recorder.events.clear();
        try (Socket socket =
                new Socket("localhost", server.context().getWebServer().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int status = answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ", 3)[1]);
            return new Answer(status, answer, reasons(), ownLines(), writtenLines());
        } catch (SocketException ex) {
            return new Answer(0, ex.toString(), reasons(), ownLines(), writtenLines());
        }
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (ILoggingEvent event : recorder.events) {
            List<KeyValuePair> pairs = event.getKeyValuePairs();
            if (pairs != null) {
                pairs.stream()
                        .filter(pair -> pair.key.equals(REASON))
                        .map(pair -> String.valueOf(pair.value))
                        .forEach(reasons::add);
            }
        }
        return reasons;
    }

    /** What we log, and libraries that we tell what to log, before secrets are replaced in it. */
    private List<String> ownLines() {
        return recorder.events.stream()
                .filter(event -> OTHERS.stream().noneMatch(event.getLoggerName()::startsWith))
                .map(Target::line)
                .toList();
    }

    /** All that is logged, as it is written. */
    private List<String> writtenLines() {
        LogRedactor redactor = server.context().getBean(LogRedactor.class);
        return recorder.events.stream().map(Target::line).map(redactor::redact).toList();
    }

    private static String line(ILoggingEvent event) {
        return event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    @Override
    public void close() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(recorder);
        levels.forEach(Logger::setLevel);
        server.context().close();
    }

    /**
     * What came of a request.
     *
     * @param status the status, or 0 if the connection was closed
     * @param text all of the answer
     * @param reasons the reasons for refusals that were logged
     * @param ownLines what was logged by us, before secrets were replaced in it
     * @param writtenLines all that was logged, as it was written
     */
    record Answer(int status, String text, List<String> reasons, List<String> ownLines, List<String> writtenLines) {

        /** All in which a token could be found, without an address that was asked for, which is the sender's own. */
        List<String> shown(String path) {
            String query = path.substring(path.indexOf('?') + 1);
            List<String> shown = new ArrayList<>(writtenLines);
            ownLines.forEach(line -> shown.add(line.replace(query, "")));
            shown.add(text.replace(query, ""));
            return shown;
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    private static final class Recorder extends AppenderBase<ILoggingEvent> {

        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    }

    /** Says who asks. */
    @BackendPlugin(World.PLUGIN)
    static class SearchPlugin {

        @RestController
        static class Routes {

            private final HttpAuthService httpAuth;

            Routes(HttpAuthService httpAuth, HttpRouterService router) {
                this.httpAuth = httpAuth;
                router.addAuthPolicy("/cookie", AuthPolicy.USER_COOKIE);
            }

            @GetMapping("/whoami")
            String whoami(HttpServletRequest request) {
                return text(httpAuth.credentials(request).principal());
            }

            @GetMapping("/cookie/whoami")
            String whoamiByCookie(HttpServletRequest request) {
                return text(httpAuth.credentials(request, CredentialsOptions.ANYBODY.withLimitedAccess())
                        .principal());
            }

            private static String text(Principal principal) {
                return principal.toString();
            }
        }
    }
}
