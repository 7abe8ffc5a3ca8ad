package dev.stagedoor.page.autoconfigure;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.util.HtmlUtils;

import dev.stagedoor.errors.BackstageException;

/** The form in which a browser gives a token, and the cookie that it gets for it. */
final class SignIn {

    /** What the form looks like, which is shown to everybody. */
    static final Set<String> STYLES = Set.of("/theme.css", "/sign-in.css");

    private static final String FORM = "sign-in.html";

    private static final String BEARER = "Bearer ";

    private final PageFiles files;

    private final PageAnswers answers;

    private final PageGuard guard;

    SignIn(PageFiles files, PageAnswers answers, PageGuard guard) {
        this.files = files;
        this.answers = answers;
        this.guard = guard;
    }

    /** Whether someone asks who can fill in a form. */
    static boolean isFor(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }

    /** Shows the form together with why the page is not shown. */
    void show(int status, String message, String base, HttpServletResponse response) throws IOException {
        String form = files.text(FORM)
                .replace("${base}", HtmlUtils.htmlEscape(base))
                .replace("${message}", HtmlUtils.htmlEscape(message));
        answers.html(status, form, response);
    }

    /** Takes the token. */
    void in(String base, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = token(request);
        if (token.isEmpty()) {
            show(HttpServletResponse.SC_UNAUTHORIZED, "Paste a token first.", base, response);
        } else if (!PageCookie.fits(token)) {
            show(
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "This token is too long for a cookie: send it in the header Authorization instead.",
                    base,
                    response);
        } else {
            try {
                Viewer viewer = guard.verify(token, true);
                PageCookie.issue(token, viewer.end(), base, request, response);
                answers.redirect(HttpServletResponse.SC_SEE_OTHER, base, response);
            } catch (BackstageException ex) {
                show(ex.getStatus(), String.valueOf(ex.getMessage()), base, response);
            }
        }
    }

    /** Forgets who it was. */
    void out(String base, HttpServletRequest request, HttpServletResponse response) {
        PageCookie.clear(base, request, response);
        answers.redirect(HttpServletResponse.SC_SEE_OTHER, base, response);
    }

    /** People copy more than the token. What stands in an address is logged on its way, and not taken. */
    private static String token(HttpServletRequest request) {
        String text = request.getQueryString() == null ? request.getParameter("token") : null;
        String token = text == null ? "" : text.strip();
        return token.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? token.substring(BEARER.length()).strip()
                : token;
    }
}
