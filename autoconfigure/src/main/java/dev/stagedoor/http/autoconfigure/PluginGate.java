package dev.stagedoor.http.autoconfigure;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.Backend.State;
import dev.stagedoor.wiring.InFlight;
import dev.stagedoor.wiring.PluginDirectory;

/**
 * Lets requests into a plugin while it runs and counts them, lets them wait while it starts, and turns them away
 * otherwise, or when there are too many. It stands before any handler is looked up, and answers what fails behind it.
 */
final class PluginGate implements Filter {

    private static final String PASSED = PluginGate.class.getName() + ".passed";

    private final PluginDirectory plugins;

    private final PluginTraffic traffic;

    private final PluginLimits limits;

    private final TimeLimits threads;

    private final ErrorAnswers errors;

    private final StartupPause pause;

    PluginGate(
            PluginDirectory plugins,
            PluginTraffic traffic,
            PluginLimits limits,
            TimeLimits threads,
            ErrorAnswers errors,
            StartupPause pause) {
        this.plugins = plugins;
        this.traffic = traffic;
        this.limits = limits;
        this.threads = threads;
        this.errors = errors;
        this.pause = pause;
    }

    /** The plugin whose gate a request has passed, or {@code null}. */
    static @Nullable PluginPath passed(HttpServletRequest request) {
        return (PluginPath) request.getAttribute(PASSED);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        PluginPath path = PluginPath.of(http);
        if (path == null || plugins.state(path.pluginId()) == null) {
            chain.doFilter(request, response);
        } else {
            guard(path, http, (HttpServletResponse) response, chain);
        }
    }

    private void guard(PluginPath path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // A forwarded request has passed another gate, perhaps.
        PluginPath outer = passed(request);
        boolean enters = request.getDispatcherType() != DispatcherType.ASYNC && !isInside(path, outer);
        boolean rejected = false;
        request.setAttribute(PASSED, path);
        request.setAttribute(PluginTag.PLUGIN, path.pluginId());
        try (var mdc = PluginMdc.of(path.pluginId())) {
            if (enters) {
                traffic.came(path.pluginId());
                enter(path.pluginId(), request, response, chain);
            } else {
                // It was counted when it came first, and still is: the end of its plugin waits for it.
                chain.doFilter(request, response);
            }
        } catch (IOException | ServletException | RuntimeException | Error ex) {
            rejected = ex instanceof ClosedGateException;
            if (!errors.answer(RequestPlace.of(path), ex, request, response)) {
                throw ex;
            }
        } finally {
            if (enters) {
                count(path.pluginId(), rejected, request, response);
            }
            request.setAttribute(PASSED, outer);
        }
    }

    private void count(String pluginId, boolean rejected, HttpServletRequest request, HttpServletResponse response) {
        if (rejected) {
            traffic.rejected(pluginId);
            return;
        }
        RequestEnd.then(request, () -> {
            if (response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                traffic.failed(pluginId);
            }
        });
    }

    private static boolean isInside(PluginPath path, @Nullable PluginPath outer) {
        return outer != null && outer.pluginId().equals(path.pluginId());
    }

    private void enter(String pluginId, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Bulkhead bulkhead = limits.of(pluginId);
        bulkhead.enter();
        InFlight inFlight;
        try {
            inFlight = admit(pluginId);
        } catch (RuntimeException | Error ex) {
            bulkhead.leave();
            throw ex;
        }
        try {
            threads.hold(bulkhead, request, () -> chain.doFilter(request, response));
        } finally {
            RequestEnd.then(request, () -> {
                inFlight.leave();
                bulkhead.leave();
            });
        }
    }

    /** Counts first and looks then, so that whoever stops the plugin sees the request or is seen by it. */
    private InFlight admit(String pluginId) {
        InFlight inFlight = traffic.inFlight(pluginId);
        long deadline = System.nanoTime() + pause.limit().toNanos();
        while (true) {
            inFlight.enter();
            State state = plugins.state(pluginId);
            if (state == State.RUNNING) {
                return inFlight;
            }
            inFlight.leave();
            long left = deadline - System.nanoTime();
            if (!PluginDirectory.isOnItsWay(state) || left <= 0) {
                throw refusal(pluginId, state);
            }
            awaitStart(pluginId, Duration.ofNanos(left));
        }
    }

    private void awaitStart(String pluginId, Duration limit) {
        try {
            plugins.awaitStart(pluginId, limit);
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw refusal(pluginId, plugins.state(pluginId));
        }
    }

    private static ClosedGateException refusal(String pluginId, @Nullable State state) {
        return new ClosedGateException(
                switch (state == null ? State.STOPPED : state) {
                    case FAILED -> "Plugin '" + pluginId + "' failed to start";
                    case STOPPING, STOPPED -> "Service is shutting down";
                    default -> "Service has not started up yet";
                });
    }
}
