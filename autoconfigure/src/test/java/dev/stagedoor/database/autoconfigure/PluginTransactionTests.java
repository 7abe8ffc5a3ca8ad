package dev.stagedoor.database.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Transactions of plugins, in an application that has no transaction manager of its own. */
class PluginTransactionTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner().declare(NamedDatabases.class, Application.class);

    @Test
    @Case("DBS-66")
    void aTransactionIsThatOfThePluginThatDeclaresTheBean() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, OtherPlugin.class).start();
        Ledger todo = context.getBean("todo.ledger", Ledger.class);
        Ledger other = context.getBean("other.ledger", Ledger.class);
        todo.write("kept");
        assertThatIllegalStateException().isThrownBy(() -> todo.fail("lost"));
        assertThatIllegalStateException().isThrownBy(() -> other.fail("lost"));
        other.write("kept elsewhere");
        assertThat(todo.items()).containsExactly("kept");
        assertThat(other.items()).containsExactly("kept elsewhere");
    }

    @Test
    @Case("DBS-66")
    void transactionsOfTwoPluginsThatCallEachOtherAreTwo() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, OtherPlugin.class).start();
        Ledger todo = context.getBean("todo.ledger", Ledger.class);
        Ledger other = context.getBean("other.ledger", Ledger.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> todo.writeAndThen("lost", () -> {
                    other.write("kept");
                    throw new IllegalStateException("roll back");
                }));
        todo.writeAndThen("kept too", () -> assertThatIllegalStateException().isThrownBy(() -> other.fail("lost")));
        assertThat(todo.items()).containsExactly("kept too");
        assertThat(other.items()).containsExactly("kept");
    }

    @Test
    @Case("DBS-66")
    void rollbackRulesAndReadOnlyAreKept() {
        Ledger ledger = backend.declare(TodoPlugin.class).start().getBean(Ledger.class);
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> ledger.failChecked("kept"));
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> ledger.failCheckedAndRollBack("lost"));
        assertThat(ledger.items()).containsExactly("kept");
        assertThat(ledger.isReadOnly()).isTrue();
    }

    @Test
    @Case("DBS-66")
    void propagationIsKept() {
        Ledger ledger = backend.declare(TodoPlugin.class).start().getBean(Ledger.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.writeAndThen("lost", () -> {
                    ledger.writeAnew("kept");
                    ledger.writeWithin("lost too");
                    throw new IllegalStateException("roll back");
                }));
        assertThat(ledger.items()).containsExactly("kept");
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> ledger.writeWithin("never"));
    }

    @Test
    @Case("DBS-66")
    void aModuleAndAServiceInPluginScopeUseThatOfTheirPlugin() {
        ApplicationContext context = backend.declare(TodoPlugin.class, TodoModule.class, Reports.class)
                .start();
        Ledger module = context.getBean("todo.more.ledger", Ledger.class);
        assertThatIllegalStateException().isThrownBy(() -> module.fail("lost"));
        assertThat(context.getBean(ReportUser.class).report.isInTransaction()).isTrue();
        assertThat(context.getBean("todo.ledger", Ledger.class).items()).isEmpty();
    }

    @Test
    @Case("DBS-67")
    void aTransactionManagerOfThePluginGoesFirst() {
        ApplicationContext context = backend.declare(ManagingPlugin.class).start();
        Managed managed = context.getBean(Managed.class);
        assertThat(managed.isInTransactionOf(context.getBean("managing.first", DataSource.class)))
                .isTrue();
        assertThat(managed.isInSecond(context.getBean("managing.second", DataSource.class)))
                .isTrue();
    }

    @Test
    @Case("DBS-67")
    void aNameMeansAManagerOfTheApplication() {
        ApplicationContext context =
                backend.declare(SharedManager.class, TodoPlugin.class).start();
        Ledger ledger = context.getBean(Ledger.class);
        assertThat(ledger.isInSharedTransaction(context.getBean("sharedSource", DataSource.class)))
                .isTrue();
        assertThat(ledger.isInTransaction()).isTrue();
    }

    @Test
    @Case("DBS-68")
    void nothingChangesForBeansOfTheApplication() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, RootLedger.class).start();
        assertThat(AopUtils.isAopProxy(context.getBean("rootLedger"))).isFalse();
        assertThat(AopUtils.isAopProxy(context.getBean("todo.ledger"))).isTrue();
    }

    @Test
    @Case("DBS-68")
    void aBeanIsSeenThroughItsInterfacesWhereTheApplicationSaysSo() {
        ApplicationContext context = backend.declare(InterfacePlugin.class)
                .property("spring.aop.proxy-target-class", "false")
                .start();
        assertThat(AopUtils.isJdkDynamicProxy(context.getBean("interfaces.runnable")))
                .isTrue();
    }

    @Test
    @Case("DBS-66")
    void aRestartedPluginUsesItsNewDatabase() {
        ApplicationContext context = backend.declare(TodoPlugin.class).start();
        Ledger former = context.getBean(Ledger.class);
        assertThat(former.isInTransaction()).isTrue();
        PluginCycle.of(context, "todo").restart();
        Ledger ledger = context.getBean(Ledger.class);
        assertThat(ledger).isNotSameAs(former);
        assertThat(ledger.isInTransaction()).isTrue();
    }

    @Test
    @Case("DBS-69")
    void aListenerHearsInItsPhaseOfThePluginsTransaction() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, ListeningPlugin.class).start();
        Ledger ledger = context.getBean(Ledger.class);
        ledger.writeAndThen("kept", () -> {
            context.publishEvent("kept");
            assertThat(backend.trace().events()).isEmpty();
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.writeAndThen("lost", () -> {
                    context.publishEvent("lost");
                    throw new IllegalStateException("roll back");
                }));
        assertThat(backend.trace().events()).containsExactly("committed kept", "rolled back lost");
    }

    @Test
    @Case("DBS-69")
    void aListenerOfAPluginThatIsNotOpenHearsNothing() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, ListeningPlugin.class).start();
        Ledger ledger = context.getBean(Ledger.class);
        ledger.writeAndThen("first", () -> {
            context.publishEvent("first");
            PluginCycle.of(context, "listening").stop();
        });
        ledger.writeAndThen("second", () -> context.publishEvent("second"));
        PluginCycle.of(context, "listening").start();
        ledger.writeAndThen("third", () -> context.publishEvent("third"));
        assertThat(backend.trace().events()).containsExactly("committed third");
    }

    @Test
    @Case("DBS-69")
    void aListenerHearsNothingThatItsOwnStartPublishes() {
        backend.declare(TalkativePlugin.class).start();
        assertThat(backend.trace().events()).containsExactly("init");
    }

    @Test
    @Case("DBS-69")
    void aListenerOfTheApplicationIsAnOrdinaryOne() {
        ApplicationContext context =
                backend.declare(TodoPlugin.class, RootListener.class).start();
        context.getBean(Ledger.class).writeAndThen("kept", () -> {
            context.publishEvent("news");
            assertThat(backend.trace().events()).containsExactly("root news");
        });
    }

    @Test
    @Case("DBS-66")
    void aSynchronizationIsCalledWithThePluginsTransaction() {
        Ledger ledger = backend.declare(TodoPlugin.class).start().getBean(Ledger.class);
        List<Integer> ends = new ArrayList<>();
        Runnable register =
                () -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

                    @Override
                    public void afterCompletion(int status) {
                        ends.add(status);
                    }
                });
        ledger.writeAndThen("kept", register);
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.writeAndThen("lost", () -> {
                    register.run();
                    throw new IllegalStateException("roll back");
                }));
        assertThat(ends)
                .containsExactly(
                        TransactionSynchronization.STATUS_COMMITTED, TransactionSynchronization.STATUS_ROLLED_BACK);
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DatabaseTransactionAutoConfiguration.class)
    static class Application {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Ledger ledger(DataSource dataSource) {
            return new Ledger(dataSource);
        }

        @Init
        void init(DataSource dataSource) {
            NamedDatabases.createTable(dataSource);
        }
    }

    @BackendModule(pluginId = "todo", moduleId = "more")
    static class TodoModule {

        @Bean
        Ledger ledger(DataSource dataSource) {
            return new Ledger(dataSource);
        }

        @Bean
        ReportUser user(Report report) {
            return new ReportUser(report);
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {

        @Bean
        Ledger ledger(DataSource dataSource) {
            return new Ledger(dataSource);
        }

        @Init
        void init(DataSource dataSource) {
            NamedDatabases.createTable(dataSource);
        }
    }

    @BackendService(id = "test.report")
    interface Report {

        boolean isInTransaction();
    }

    record ReportUser(Report report) {}

    @Configuration(proxyBeanMethods = false)
    static class Reports {

        @Bean
        @PluginScope
        Report report(DataSource dataSource) {
            return new TransactionalReport(dataSource);
        }
    }

    static class TransactionalReport implements Report {

        private final DataSource dataSource;

        TransactionalReport(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Override
        @Transactional
        public boolean isInTransaction() {
            return TransactionSynchronizationManager.hasResource(dataSource);
        }
    }

    @BackendPlugin("managing")
    static class ManagingPlugin {

        @Bean
        DataSource first() {
            return new DriverManagerDataSource("jdbc:h2:mem:first");
        }

        @Bean
        DataSource second() {
            return new DriverManagerDataSource("jdbc:h2:mem:second");
        }

        @Bean
        @Primary
        PlatformTransactionManager firstManager(DataSource first) {
            return new JdbcTransactionManager(first);
        }

        @Bean
        PlatformTransactionManager secondManager(DataSource second) {
            return new JdbcTransactionManager(second);
        }

        @Bean
        Managed managed() {
            return new Managed();
        }
    }

    static class Managed {

        @Transactional
        boolean isInTransactionOf(DataSource dataSource) {
            return TransactionSynchronizationManager.hasResource(dataSource);
        }

        @Transactional("secondManager")
        boolean isInSecond(DataSource dataSource) {
            return TransactionSynchronizationManager.hasResource(dataSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SharedManager {

        @Bean
        DataSource sharedSource() {
            return new DriverManagerDataSource("jdbc:h2:mem:shared");
        }

        @Bean
        PlatformTransactionManager shared(DataSource sharedSource) {
            return new JdbcTransactionManager(sharedSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RootLedger {

        @Bean
        Ledger rootLedger() {
            return new Ledger(new DriverManagerDataSource("jdbc:h2:mem:root"));
        }
    }

    @BackendPlugin("interfaces")
    static class InterfacePlugin {

        @Bean
        Runnable runnable() {
            return new TransactionalRunnable();
        }
    }

    static class TransactionalRunnable implements Runnable {

        @Override
        @Transactional
        public void run() {}
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

        @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
        void rolledBack(String name) {
            trace.add("rolled back " + name);
        }
    }

    @BackendPlugin("talkative")
    static class TalkativePlugin {

        @Bean
        FallbackListener listener(Trace trace) {
            return new FallbackListener(trace);
        }

        @Init
        void init(FallbackListener listener, ApplicationEventPublisher publisher, Trace trace) {
            publisher.publishEvent("news");
            trace.add("init");
        }
    }

    record FallbackListener(Trace trace) {

        @TransactionalEventListener(fallbackExecution = true)
        void hear(String name) {
            trace.add("heard " + name);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RootListener {

        @Bean
        HearingRoot hearingRoot(Trace trace) {
            return new HearingRoot(trace);
        }
    }

    record HearingRoot(Trace trace) {

        @TransactionalEventListener(fallbackExecution = true)
        void hear(String name) {
            trace.add("root " + name);
        }
    }
}
