package dev.stagedoor.page.autoconfigure;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.stagedoor.Backend.State;
import dev.stagedoor.PluginRestartException;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.page.autoconfigure.PageFiles.PageFile;

/** What there is under {@code /.stagedoor/}, and who gets it. */
final class Page {

    private static final Logger logger = LoggerFactory.getLogger(Page.class);

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private static final String POST = "POST";

    private static final String API = "/api/";

    private static final Pattern RESTART = Pattern.compile("/api/plugins/([A-Za-z0-9_-]+)/restart");

    private final PageGuard guard;

    private final PageFiles files;

    private final PageAnswers answers;

    private final SignIn signIn;

    private final PageData data;

    private final Restarts restarts;

    Page(PageGuard guard, PageFiles files, PageAnswers answers, PageData data, Restarts restarts) {
        this.guard = guard;
        this.files = files;
        this.answers = answers;
        this.signIn = new SignIn(files, answers, guard);
        this.data = data;
        this.restarts = restarts;
    }

    /**
     * Answers a request.
     *
     * @param base where the page is, with a slash at the end
     * @param path what is asked for, from that slash on
     */
    void answer(String base, String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.protect(response);
        boolean reads = READS.contains(request.getMethod());
        try {
            guard.requireOwnSite(request, reads && !path.startsWith(API));
            if (reads && SignIn.STYLES.contains(path)) {
                file(path.substring(1), request, response);
            } else if (POST.equals(request.getMethod()) && path.equals("/sign-in")) {
                signIn.in(base, request, response);
            } else if (POST.equals(request.getMethod()) && path.equals("/sign-out")) {
                signIn.out(base, request, response);
            } else {
                Viewer viewer = guard.admit(request);
                serve(base, path, viewer, request, response);
            }
        } catch (BackstageException ex) {
            refuse(base, path, ex, request, response);
        } catch (RuntimeException ex) {
            logger.error("The backend page failed to answer {} {}", request.getMethod(), path, ex);
            answers.error(
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "Error",
                    "The backend page failed, see the log of the backend",
                    response);
        }
    }

    private void serve(
            String base, String path, @Nullable Viewer viewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (READS.contains(request.getMethod())) {
            read(base, path, viewer, request, response);
            return;
        }
        Matcher restart = RESTART.matcher(path);
        if (POST.equals(request.getMethod()) && restart.matches()) {
            restart(restart.group(1), viewer, request, response);
        } else {
            throw nothing(path);
        }
    }

    private void read(
            String base, String path, @Nullable Viewer viewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (path) {
            case "" -> answers.redirect(HttpServletResponse.SC_FOUND, base, response);
            case "/" -> file("index.html", request, response);
            case "/api/wiring" -> answers.taggedJson(data.wiring(), request, response);
            case "/api/state" -> answers.json(HttpServletResponse.SC_OK, data.state(viewer), response);
            default -> file(path.substring(1), request, response);
        }
    }

    private void restart(
            String pluginId, @Nullable Viewer viewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            boolean runs = restarts.restart(pluginId, viewer == null ? request.getRemoteAddr() : viewer.ref());
            State state = runs ? State.RUNNING : State.RESTARTING;
            answers.json(
                    runs ? HttpServletResponse.SC_OK : HttpServletResponse.SC_ACCEPTED,
                    Map.of("id", pluginId, "state", StateView.text(state)),
                    response);
        } catch (PluginRestartException ex) {
            answers.error(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "PluginRestartError", data.told(ex), response);
        }
    }

    private void file(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageFile file = files.find(name);
        if (file == null) {
            throw nothing("/" + name);
        }
        answers.file(file, request, response);
    }

    private static NotFoundException nothing(String path) {
        return new NotFoundException("There is no " + path + " on the backend page");
    }

    /** Whoever can fill in the form gets it. */
    private void refuse(
            String base,
            String path,
            BackstageException error,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        int status = error.getStatus();
        boolean isAboutWho =
                status == HttpServletResponse.SC_UNAUTHORIZED || status == HttpServletResponse.SC_FORBIDDEN;
        if (isAboutWho) {
            logger.info("Refused {} {} of the backend page: {}", request.getMethod(), path, error.getMessage());
        }
        if (isAboutWho && guard.needsCredentials() && READS.contains(request.getMethod()) && SignIn.isFor(request)) {
            signIn.show(status, String.valueOf(error.getMessage()), base, response);
        } else {
            answers.error(error, response);
        }
    }
}
