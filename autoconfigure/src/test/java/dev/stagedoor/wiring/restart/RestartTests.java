package dev.stagedoor.wiring.restart;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.scheduling.config.ScheduledTaskHolder;

import dev.stagedoor.Backend;
import dev.stagedoor.Backend.State;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.wiring.restart.Todo.Run;

import static org.assertj.core.api.Assertions.assertThat;

/** That after a restart everything of a plugin is of the new run, and there once. */
class RestartTests {

    private final Witness witness = new Witness();

    @RegisterExtension
    final TestServer server =
            new TestServer().bean(witness).property("backend.lifecycle.startupRequestPauseTimeout", "1m");

    @Test
    void whatAnswersIsOfTheNewRun() throws Exception {
        List<String> paths = List.of(
                "/api/todo/run", // a controller
                "/api/todo/routed", // a RouterFunction bean
                "/api/todo/used", // HttpRouterService.use
                "/todo-status", // RootHttpRouterService.use
                "/api/todo/fails"); // advice
        int former = run();
        for (String path : paths) {
            assertThat(server.get(path).body()).as(path).isEqualTo("" + former);
        }
        int present = restart();
        assertThat(present).isNotEqualTo(former);
        for (String path : paths) {
            assertThat(server.get(path).body()).as(path).isEqualTo("" + present);
        }
    }

    @Test
    void whatARequestPassesIsOfTheNewRunOnce() throws Exception {
        run();
        int present = restart();
        HttpHeaders headers = server.get("/api/todo/run").headers();
        assertThat(headers.allValues("Filter")).containsExactly("" + present);
        assertThat(headers.allValues("Interceptor")).containsExactly("" + present);
    }

    @Test
    void listenersAreThoseOfTheNewRunOnce() {
        int former = run();
        server.context().publishEvent(new Todo.Ping());
        assertThat(witness.heard()).containsExactly(former, former);
        int present = restart();
        witness.heard().clear();
        server.context().publishEvent(new Todo.Ping());
        assertThat(witness.heard()).containsExactly(present, present);
    }

    @Test
    void tasksAreThoseOfTheNewRunOnce() {
        server.property("todo.period", "1ms");
        int former = run();
        Awaitility.await().until(() -> witness.ticks().contains(former));
        int present = restart();
        witness.ticks().clear();
        Awaitility.await().until(() -> witness.ticks().size() > 3);
        assertThat(witness.ticks()).containsOnly(present);
        assertThat(server.context().getBeansOfType(ScheduledTaskHolder.class).values())
                .flatMap(ScheduledTaskHolder::getScheduledTasks)
                .hasSize(1);
    }

    @Test
    void metersAreThoseOfTheNewRunOnce() {
        run();
        int present = restart();
        assertThat(server.context()
                        .getBean(MeterRegistry.class)
                        .find("todo.run")
                        .gauges())
                .extracting(Gauge::value)
                .containsExactly((double) present);
    }

    @Test
    void healthContributorsAreThoseOfTheNewRunOnce() {
        run();
        int present = restart();
        CompositeHealthContributor plugin = (CompositeHealthContributor)
                server.context().getBean(HealthContributorRegistry.class).getContributor("todo");
        assertThat(plugin.stream().map(HealthContributors.Entry::name)).containsExactly("state", "queue");
        assertThat(((HealthIndicator) plugin.getContributor("queue")).health().getDetails())
                .containsEntry("run", present);
    }

    @Test
    void extensionPointsAndWhatModulesGaveThemAreNew() throws Exception {
        int former = run();
        String[] before = server.get("/api/todo/importers").body().split(" ", 2);
        int present = restart();
        String[] after = server.get("/api/todo/importers").body().split(" ", 2);
        assertThat(before[0]).isEqualTo("" + former);
        assertThat(after[0]).isEqualTo("" + present);
        assertThat(after[1]).matches("\\[\\d+]").isNotEqualTo(before[1]);
    }

    @Test
    void servicesOfThePluginAreNewAndThoseOfTheRootAreKept() throws Exception {
        run();
        String desk = server.get("/api/todo/desk").body();
        String office = server.get("/api/todo/office").body();
        restart();
        assertThat(server.get("/api/todo/desk").body()).isNotEqualTo(desk);
        assertThat(server.get("/api/todo/office").body()).isEqualTo(office);
    }

    @Test
    void hooksRunOnceInTheRunThatAddedThem() {
        int former = run();
        int present = restart();
        server.context().close();
        assertThat(witness.trace().events())
                .containsExactly(
                        "startup hook " + former,
                        "root startup hook " + former,
                        "shutdown hook " + former,
                        "destroyed " + former,
                        "root shutdown hook " + former,
                        "startup hook " + present,
                        "root startup hook " + present,
                        "shutdown hook " + present,
                        "destroyed " + present,
                        "root shutdown hook " + present);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "async", "streaming"})
    void requestsInFlightEndBeforeTheirRunDoes(String path) throws Exception {
        int former = run();
        CompletableFuture<String> held = get("/api/todo/" + path);
        witness.hold().awaitInside();
        CompletableFuture<Void> restart = restartLater("todo");
        awaitState(State.RESTARTING);
        // Takes the same steps, so that there is time for a restart that does not wait.
        server.context().getBean(Backend.class).restart("other");
        assertThat(restart).isNotDone();
        witness.hold().release().countDown();
        assertThat(held.get(20, TimeUnit.SECONDS)).isEqualTo("" + former);
        restart.get(20, TimeUnit.SECONDS);
        assertThat(witness.trace().of("request ended", "shutdown hook " + former, "destroyed " + former))
                .containsExactly("request ended", "shutdown hook " + former, "destroyed " + former);
    }

    @Test
    void aScheduledMethodThatRunsEndsBeforeItsRunDoes() throws Exception {
        server.property("todo.period", "1ms");
        int former = run();
        Witness.Hold task = witness.holdTask();
        task.awaitInside();
        CompletableFuture<Void> restart = restartLater("todo");
        awaitState(State.RESTARTING);
        server.context().getBean(Backend.class).restart("other");
        assertThat(restart).isNotDone();
        task.release().countDown();
        restart.get(20, TimeUnit.SECONDS);
        assertThat(witness.trace().of("shutdown hook " + former, "destroyed " + former))
                .containsExactly("shutdown hook " + former, "destroyed " + former);
        assertThat(witness.trace().events().indexOf("task ended"))
                .isBetween(0, witness.trace().events().indexOf("shutdown hook " + former));
    }

    @Test
    void newRequestsWaitAndAreAnsweredByTheNewRunWhileOtherPluginsAnswer() throws Exception {
        run();
        CompletableFuture<String> held = get("/api/todo/blocking");
        witness.hold().awaitInside();
        CompletableFuture<Void> restart = restartLater("todo");
        awaitState(State.RESTARTING);
        CompletableFuture<String> waiting = get("/api/todo/run");
        assertThat(server.get("/api/other/ping").body()).isEqualTo("other");
        assertThat(waiting).isNotDone();
        witness.hold().release().countDown();
        held.get(20, TimeUnit.SECONDS);
        restart.get(20, TimeUnit.SECONDS);
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("" + present());
    }

    @Test
    void aRequestInFlightMayBeForwardedWithinItsPlugin() throws Exception {
        int former = run();
        CompletableFuture<String> held = get("/api/todo/forwarding");
        witness.hold().awaitInside();
        CompletableFuture<Void> restart = restartLater("todo");
        awaitState(State.RESTARTING);
        witness.hold().release().countDown();
        assertThat(held.get(20, TimeUnit.SECONDS)).isEqualTo("" + former);
        restart.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aRestartCountsAsAStartOfThatPluginAlone() {
        run();
        int starts = server.status("todo").starts();
        restart();
        assertThat(server.status("todo").state()).isEqualTo(State.RUNNING);
        assertThat(server.status("todo").starts()).isEqualTo(starts + 1);
        assertThat(server.status("todo").failure()).isNull();
        assertThat(server.status("other").starts()).isEqualTo(1);
    }

    private int run() {
        server.run(Todo.ALL);
        return present();
    }

    private int restart() {
        server.context().getBean(Backend.class).restart("todo");
        return present();
    }

    private int present() {
        return server.context().getBean(Run.class).number();
    }

    private CompletableFuture<Void> restartLater(String pluginId) {
        Backend backend = server.context().getBean(Backend.class);
        return CompletableFuture.runAsync(
                () -> backend.restart(pluginId), task -> new Thread(task, "restarts").start());
    }

    private CompletableFuture<String> get(String path) {
        return server.getLater(path)
                .thenApply(answer ->
                        answer.statusCode() == 200 ? answer.body() : answer.statusCode() + " " + answer.body());
    }

    private void awaitState(State state) {
        Awaitility.await().until(() -> server.status("todo").state() == state);
    }
}
