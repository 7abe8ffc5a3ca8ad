package dev.stagedoor.wiring.restart;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.ExtensionPoint;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.RootLifecycleService;

/** A plugin with everything that Spring collects, each of which tells the number of the run that it belongs to. */
final class Todo {

    static final Class<?>[] ALL = {Application.class, Plugin.class, CsvModule.class, Other.class};

    private Todo() {}

    /** One run of the plugin. */
    static final class Run {

        private final int number;

        private final Witness witness;

        Run(Witness witness) {
            this.witness = witness;
            this.number = witness.next(this);
        }

        int number() {
            return number;
        }

        @PreDestroy
        void end() {
            witness.trace().add("destroyed " + number);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Application {

        @Bean
        @PluginScope
        Desk desk(Witness witness) {
            return new NumberedDesk(witness);
        }

        @Bean
        Office office(Witness witness) {
            return new NumberedOffice(witness);
        }
    }

    @BackendPlugin("todo")
    @Import({
        Controller.class,
        Advice.class,
        NumberFilter.class,
        NumberInterceptor.class,
        MethodListener.class,
        TypedListener.class,
        Task.class
    })
    static class Plugin {

        @Bean
        Run run(Witness witness) {
            return new Run(witness);
        }

        @Bean
        Importers importers(Run run) {
            return new Importers(run);
        }

        @Bean
        RouterFunction<ServerResponse> routed(Run run) {
            return route("/routed", run);
        }

        @Bean
        MeterBinder meters(Run run) {
            return meters -> Gauge.builder("todo.run", run, Run::number).register(meters);
        }

        @Bean
        HealthIndicator queueHealthIndicator(Run run) {
            return () -> Health.up().withDetail("run", run.number()).build();
        }

        @Init
        void init(
                Run run,
                Witness witness,
                Importers importers,
                HttpRouterService router,
                RootHttpRouterService rootRouter,
                LifecycleService lifecycle,
                RootLifecycleService rootLifecycle) {
            router.use(route("/used", run));
            rootRouter.use("/todo-status", route("", run));
            lifecycle.addStartupHook(() -> witness.trace().add("startup hook " + run.number()));
            lifecycle.addShutdownHook(() -> witness.trace().add("shutdown hook " + run.number()));
            rootLifecycle.addStartupHook(() -> witness.trace().add("root startup hook " + run.number()));
            rootLifecycle.addShutdownHook(() -> witness.trace().add("root shutdown hook " + run.number()));
        }

        private static RouterFunction<ServerResponse> route(String path, Run run) {
            return RouterFunctions.route()
                    .GET(path, request -> ServerResponse.ok().body("" + run.number()))
                    .build();
        }
    }

    @RestController
    record Controller(Run run, Witness witness, Importers importers, Desk desk, Office office) {

        @GetMapping("/run")
        String number() {
            return "" + run.number();
        }

        @GetMapping("/fails")
        String fails() {
            throw new UnsupportedOperationException();
        }

        @GetMapping("/importers")
        String listImporters() {
            return importers.run().number() + " " + importers.added();
        }

        @GetMapping("/desk")
        String showDesk() {
            return "" + desk.number();
        }

        @GetMapping("/office")
        String showOffice() {
            return "" + office.number();
        }

        @GetMapping("/blocking")
        String blocking() {
            witness.hold().pass();
            witness.trace().add("request ended");
            return number();
        }

        @GetMapping("/async")
        Callable<String> async() {
            return this::blocking;
        }

        @GetMapping("/streaming")
        StreamingResponseBody streaming() {
            return out -> out.write(blocking().getBytes());
        }

        @GetMapping("/forwarding")
        void forwarding(HttpServletRequest request, HttpServletResponse response) throws Exception {
            blocking();
            request.getRequestDispatcher("/api/todo/run").forward(request, response);
        }
    }

    @RestControllerAdvice
    record Advice(Run run) {

        @ExceptionHandler(UnsupportedOperationException.class)
        String answer() {
            return "" + run.number();
        }
    }

    record NumberFilter(Run run) implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws java.io.IOException, ServletException {
            ((HttpServletResponse) response).addHeader("Filter", "" + run.number());
            chain.doFilter(request, response);
        }
    }

    record NumberInterceptor(Run run) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.addHeader("Interceptor", "" + run.number());
            return true;
        }
    }

    /** An event that the plugin's listeners hear. */
    record Ping() {}

    record MethodListener(Run run, Witness witness) {

        @EventListener
        void on(Ping ping) {
            witness.heard().add(run.number());
        }
    }

    record TypedListener(Run run, Witness witness) implements ApplicationListener<PayloadApplicationEvent<Ping>> {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<Ping> event) {
            witness.heard().add(run.number());
        }
    }

    static class Task {

        private final Run run;

        private final Witness witness;

        Task(Run run, Witness witness) {
            this.run = run;
            this.witness = witness;
        }

        @Scheduled(fixedRateString = "${todo.period:1h}", initialDelayString = "${todo.period:1h}")
        void tick() {
            witness.tick(run.number());
        }
    }

    @ExtensionPoint("todo.importers")
    interface TodoImporters {

        void add(int moduleRun);
    }

    record Importers(Run run, List<Integer> added) implements TodoImporters {

        Importers(Run run) {
            this(run, new CopyOnWriteArrayList<>());
        }

        @Override
        public void add(int moduleRun) {
            added.add(moduleRun);
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "csv")
    static class CsvModule {

        @Init
        void init(TodoImporters importers, Witness witness) {
            importers.add(witness.next(this));
        }
    }

    @BackendService(id = "acme.desk")
    interface Desk {

        int number();
    }

    static final class NumberedDesk implements Desk {

        private final int number;

        NumberedDesk(Witness witness) {
            this.number = witness.next(this);
        }

        @Override
        public int number() {
            return number;
        }
    }

    @BackendService(id = "acme.office", scope = ServiceScope.ROOT)
    interface Office {

        int number();
    }

    static final class NumberedOffice implements Office {

        private final int number;

        NumberedOffice(Witness witness) {
            this.number = witness.next(this);
        }

        @Override
        public int number() {
            return number;
        }
    }

    @BackendPlugin("other")
    @Import(OtherController.class)
    static class Other {}

    @RestController
    static class OtherController {

        @GetMapping("/ping")
        String ping() {
            return "other";
        }
    }
}
