package dev.stagedoor.database.autoconfigure;

import java.lang.ref.WeakReference;
import java.time.Duration;
import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/** Transactions of plugins, in an application that has a data source and Spring Boot's transaction management. */
class ManagedTransactionTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(NamedDatabases.class, Application.class);

    @BeforeEach
    void setUp() {
        backend.property("spring.datasource.generate-unique-name", "true");
    }

    @Test
    @Case({"DBS-66", "DBS-68"})
    void pluginsUseTheirOwnAndTheApplicationUsesSpringBoots() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        Ledger todo = context.getBean("todo.ledger", Ledger.class);
        Ledger root = context.getBean("rootLedger", Ledger.class);
        NamedDatabases.createTable(context.getBean(DataSource.class));
        todo.write("kept");
        assertThatIllegalStateException().isThrownBy(() -> todo.fail("lost"));
        assertThatIllegalStateException().isThrownBy(() -> root.fail("lost"));
        root.write("kept at the root");
        assertThat(todo.items()).containsExactly("kept");
        assertThat(root.items()).containsExactly("kept at the root");
        assertThat(todo.isInTransaction()).isTrue();
        assertThat(root.isInTransaction()).isTrue();
    }

    @Test
    @Case("DBS-67")
    void aNameMeansAManagerOfTheApplication() {
        ApplicationContext context = backend.declare(NamingPlugin.class).start();
        assertThat(context.getBean(Naming.class).isInTransaction(context.getBean(DataSource.class)))
                .isTrue();
    }

    @Test
    @Case("DBS-62")
    void theApplicationKeepsWhatSpringBootConfigures() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        assertThat(context.getBeanNamesForType(DataSource.class)).containsExactly("dataSource");
        assertThat(context.getBeanNamesForType(TransactionManager.class)).containsExactly("transactionManager");
    }

    @Test
    @Case("DBS-66")
    void aMethodHasOneTransactionAround() {
        Ledger ledger = backend.declare(TodoPlugin.class).start().getBean("todo.ledger", Ledger.class);
        assertThat(interceptors((Advised) ledger)).isEqualTo(1);
        Ledger async = (Ledger) backend.declare(AsyncPlugin.class).start().getBean("async.ledger");
        assertThat(interceptors((Advised) async)).isEqualTo(1);
    }

    @Test
    @Case("DBS-69")
    void aListenerHearsOfThePluginsTransactionAndNothingWhileItsPluginIsStopped() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, ListeningPlugin.class).start();
        Ledger ledger = context.getBean("todo.ledger", Ledger.class);
        ledger.writeAndThen("first", () -> context.publishEvent("first"));
        PluginCycle.of(context, "listening").stop();
        ledger.writeAndThen("second", () -> context.publishEvent("second"));
        assertThat(backend.trace().events()).containsExactlyInAnyOrder("committed first", "root first", "root second");
    }

    @Test
    @Case("DBS-66")
    void nothingIsKeptOfAFormerRun() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        WeakReference<Object> bean = new WeakReference<>(used(context));
        WeakReference<Object> source =
                new WeakReference<>(context.getBean(Holder.class).dataSource());
        PluginCycle.of(context, "todo").restart();
        used(context);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(bean.get()).isNull();
            assertThat(source.get()).isNull();
        });
    }

    private static Ledger used(ApplicationContext context) {
        Ledger ledger = context.getBean("todo.ledger", Ledger.class);
        assertThat(ledger.isInTransaction()).isTrue();
        return ledger;
    }

    private static long interceptors(Advised proxy) {
        int count = 0;
        for (Advisor advisor : proxy.getAdvisors()) {
            if (advisor.getAdvice() instanceof TransactionInterceptor) {
                count++;
            }
        }
        return count;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableAsync
    static class Application {

        @Bean
        Ledger rootLedger(DataSource dataSource) {
            return new Ledger(dataSource);
        }

        @Bean
        HearingRoot hearingRoot(Trace trace) {
            return new HearingRoot(trace);
        }
    }

    record HearingRoot(Trace trace) {

        @TransactionalEventListener
        void hear(String name) {
            trace.add("root " + name);
        }
    }

    record Holder(DataSource dataSource) {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Ledger ledger(DataSource dataSource) {
            return new Ledger(dataSource);
        }

        @Bean
        Holder holder(DataSource dataSource) {
            return new Holder(dataSource);
        }

        @Init
        void init(DataSource dataSource) {
            NamedDatabases.createTable(dataSource);
        }
    }

    @BackendPlugin("naming")
    static class NamingPlugin {

        @Bean
        Naming naming() {
            return new Naming();
        }
    }

    static class Naming {

        @Transactional("transactionManager")
        boolean isInTransaction(DataSource dataSource) {
            return TransactionSynchronizationManager.hasResource(dataSource);
        }
    }

    @BackendPlugin("async")
    static class AsyncPlugin {

        @Bean
        AsyncLedger ledger(DataSource dataSource) {
            return new AsyncLedger(dataSource);
        }
    }

    static class AsyncLedger extends Ledger {

        AsyncLedger(DataSource dataSource) {
            super(dataSource);
        }

        @Async
        void later() {}
    }

    @BackendPlugin("listening")
    static class ListeningPlugin {

        @Bean
        Listener listener(Trace trace) {
            return new Listener(trace);
        }
    }

    record Listener(Trace trace) {

        @TransactionalEventListener
        void committed(String name) {
            trace.add("committed " + name);
        }
    }
}
