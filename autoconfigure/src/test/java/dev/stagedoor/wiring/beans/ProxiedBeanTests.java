package dev.stagedoor.wiring.beans;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.annotation.Transactional;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What Spring does around the methods of plugins' beans. */
class ProxiedBeanTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner()
            .declare(Application.class, TodoPlugin.class)
            .property("spring.datasource.generate-unique-name", "true");

    @Test
    void anAsyncMethodRunsOnAnotherThread() throws Exception {
        ApplicationContext context = backend.start();
        assertThat(runs(context)).isNotEqualTo(Thread.currentThread().getName());
        PluginCycle.of(context, "todo").restart();
        assertThat(runs(context)).isNotEqualTo(Thread.currentThread().getName());
    }

    @Test
    void aTransactionIsRolledBackWhenItsMethodThrows() {
        ApplicationContext context = backend.start();
        assertRollsBack(context);
        PluginCycle.of(context, "todo").restart();
        assertRollsBack(context);
    }

    @Test
    void aCachedValueSurvivesARestart() {
        ApplicationContext context = backend.start();
        int first = context.getBean(Repository.class).cached("key");
        assertThat(context.getBean(Repository.class).cached("key")).isEqualTo(first);
        PluginCycle.of(context, "todo").restart();
        assertThat(context.getBean(Repository.class).cached("key")).isEqualTo(first);
    }

    @Test
    void pluginsThatUseOneCacheNameShareItsValues() {
        ApplicationContext context = backend.declare(OtherPlugin.class).start();
        int todo = context.getBean("todo.repository", Repository.class).cached("key");
        assertThat(context.getBean("other.repository", Repository.class).cached("key"))
                .isEqualTo(todo);
    }

    private static String runs(ApplicationContext context) throws Exception {
        return context.getBean(Repository.class).thread().get(20, TimeUnit.SECONDS);
    }

    private static void assertRollsBack(ApplicationContext context) {
        Repository repository = context.getBean(Repository.class);
        repository.createTable();
        assertThatIllegalStateException().isThrownBy(repository::insertAndFail);
        assertThat(repository.count()).isZero();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableAsync
    @EnableCaching
    static class Application {

        @Bean
        AtomicInteger calls() {
            return new AtomicInteger();
        }
    }

    static class Repository {

        private final JdbcClient jdbc;

        private final AtomicInteger calls;

        Repository(JdbcClient jdbc, AtomicInteger calls) {
            this.jdbc = jdbc;
            this.calls = calls;
        }

        @Async
        CompletableFuture<String> thread() {
            return CompletableFuture.completedFuture(Thread.currentThread().getName());
        }

        void createTable() {
            jdbc.sql("create table if not exists item (name varchar(9))").update();
        }

        int count() {
            return jdbc.sql("select count(*) from item").query(Integer.class).single();
        }

        @Transactional
        void insertAndFail() {
            jdbc.sql("insert into item values ('one')").update();
            throw new IllegalStateException("roll back");
        }

        @Cacheable("items")
        int cached(String key) {
            return calls.incrementAndGet();
        }
    }

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Repository repository(JdbcClient jdbc, AtomicInteger calls) {
            return new Repository(jdbc, calls);
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {

        @Bean
        Repository repository(JdbcClient jdbc, AtomicInteger calls) {
            return new Repository(jdbc, calls);
        }
    }
}
