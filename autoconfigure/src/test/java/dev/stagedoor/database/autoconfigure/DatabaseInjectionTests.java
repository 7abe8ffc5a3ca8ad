package dev.stagedoor.database.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import jakarta.inject.Provider;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import dev.stagedoor.BackendModule;
import dev.stagedoor.BackendPlugin;
import dev.stagedoor.BackendService;
import dev.stagedoor.ForPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginScope;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.BackendDescriptor;
import dev.stagedoor.wiring.BackendWiring;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** What a bean is given that asks for a data source, or for what stands on one. */
class DatabaseInjectionTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    @Case({"DBS-60", "DBS-61"})
    void everyTypeIsThatOfThePlugin() {
        ApplicationContext context = backend.declare(NamedDatabases.class, TodoPlugin.class, OtherPlugin.class)
                .start();
        DatabaseService database = context.getBean(Types.class).database();
        Types types = context.getBean(Types.class);
        assertThat(NamedDatabases.ownerOf(types.dataSource())).isEqualTo("todo");
        assertThat(types.dataSource()).isSameAs(database.dataSource());
        assertThat(types.client()).isSameAs(database.jdbcClient());
        assertThat(types.template()).isSameAs(database.jdbcTemplate());
        assertThat(types.operations()).isSameAs(database.jdbcTemplate());
        assertThat(types.namedTemplate().getJdbcOperations()).isSameAs(database.jdbcTemplate());
        assertThat(types.named().getJdbcOperations()).isSameAs(database.jdbcTemplate());
        assertThat(types.platform()).isSameAs(database.transactionManager());
        assertThat(types.manager()).isSameAs(database.transactionManager());
        assertThat(types.transactions().getTransactionManager()).isSameAs(database.transactionManager());
        assertThat(types.runner())
                .isInstanceOfSatisfying(
                        TransactionTemplate.class,
                        runner -> assertThat(runner.getTransactionManager()).isSameAs(database.transactionManager()));
        assertThat(NamedDatabases.ownerOf((DataSource) context.getBean("other.held")))
                .isEqualTo("other");
    }

    @Test
    @Case("DBS-61")
    void everyFormIsThatOfThePlugin() {
        ApplicationContext context = backend.declare(NamedDatabases.class, Root.class, FormsPlugin.class)
                .start();
        Forms forms = context.getBean(Forms.class);
        DataSource own = forms.plain;
        assertThat(NamedDatabases.ownerOf(own)).isEqualTo("forms");
        assertThat(forms.optional).containsSame(own);
        assertThat(forms.provider.getObject()).isSameAs(own);
        assertThat(forms.provider.getIfAvailable()).isSameAs(own);
        assertThat(forms.provider.stream()).containsExactly(own);
        assertThat(forms.jakarta.get()).isSameAs(own);
        assertThat(forms.list).containsExactly(own);
        assertThat(forms.set).containsExactly(own);
        assertThat(forms.array).containsExactly(own);
        assertThat(forms.map.values()).containsExactly(own);
        assertThat(forms.lazy.sql("values 1").query(Integer.class).single()).isEqualTo(1);
        assertThat(forms.field).isSameAs(own);
        assertThat(forms.setter).isSameAs(own);
    }

    @Test
    @Case("DBS-60")
    void askingOpensNoConnection() {
        ApplicationContext context =
                backend.declare(NamedDatabases.class, TodoPlugin.class).start();
        assertThat(context.getBean(NamedDatabases.class).opened()).isEmpty();
        context.getBean(Types.class).client().sql("values 1").query().singleValue();
        assertThat(context.getBean(NamedDatabases.class).opened()).containsExactly("todo");
    }

    @Test
    @Case("DBS-62")
    void noBeanOfTheseTypesExists() {
        ApplicationContext context =
                backend.declare(NamedDatabases.class, TodoPlugin.class).start();
        assertThat(context.getBeanNamesForType(DataSource.class)).isEmpty();
        assertThat(context.getBeanNamesForType(JdbcOperations.class)).isEmpty();
        assertThat(context.getBeanNamesForType(TransactionManager.class)).isEmpty();
        assertThat(context.getBeanNamesForType(JdbcClient.class)).isEmpty();
    }

    @Test
    @Case("DBS-63")
    void aBeanOfThePluginGoesFirstAndMayWrapTheDatabase() {
        ApplicationContext context =
                backend.declare(NamedDatabases.class, WrappingPlugin.class).start();
        DelegatingDataSource wrapper = context.getBean(DelegatingDataSource.class);
        assertThat(NamedDatabases.ownerOf(wrapper.getTargetDataSource())).isEqualTo("wrapping");
        assertThat(context.getBean("wrapping.user", Holder.class).dataSource()).isSameAs(wrapper);
    }

    @Test
    @Case("DBS-63")
    void aQualifierNamesABeanOfTheApplication() {
        ApplicationContext context = backend.declare(NamedDatabases.class, Root.class, QualifyingPlugin.class)
                .start();
        assertThat(context.getBean("qualifying.user", Holder.class).dataSource())
                .isSameAs(context.getBean("dataSource"));
    }

    @Test
    @Case("DBS-62")
    void aBeanOfTheApplicationGetsTheApplicationsAndNeverAPlugins() {
        ApplicationContext context = backend.declare(NamedDatabases.class, Root.class, CausingPlugin.class)
                .start();
        LazyRoot root = context.getBean(LazyRoot.class);
        assertThat(root.dataSource()).isSameAs(context.getBean("dataSource"));
        assertThat(root.all()).containsExactly(root.dataSource());
        assertThat(root.client()).isEmpty();
        assertThat(NamedDatabases.ownerOf(
                        context.getBean("causing.held", Holder.class).dataSource()))
                .isEqualTo("causing");
    }

    @Test
    @Case("DBS-61")
    void aModuleAndAnInitGetThatOfTheirPlugin() {
        backend.declare(NamedDatabases.class, InitPlugin.class, InitModule.class)
                .start();
        assertThat(backend.trace().events()).contains("plugin init", "module init of init");
    }

    @Test
    @Case("DBS-61")
    void aServiceInPluginScopeGetsThatOfThePluginForWhichItIsMade() {
        ApplicationContext context = backend.declare(
                        NamedDatabases.class, Reports.class, ReportingPlugin.class, OtherReportingPlugin.class)
                .start();
        assertThat(context.getBean("reporting.owner")).isEqualTo("reporting");
        assertThat(context.getBean("otherReporting.owner")).isEqualTo("otherReporting");
    }

    @Test
    @Case("DBS-64")
    void anOverrideForThePluginIsHonoured() {
        ApplicationContext context = backend.declare(
                        NamedDatabases.class, Root.class, OnRoot.class, OtherPlugin.class, HoldingPlugin.class)
                .start();
        assertThat(context.getBean("holding.held")).isSameAs(context.getBean("dataSource"));
        assertThat(NamedDatabases.ownerOf((DataSource) context.getBean("other.held")))
                .isEqualTo("other");
    }

    @Test
    @Case("DBS-64")
    void aRestartGivesWhatTheNewServiceGives() {
        ApplicationContext context =
                backend.declare(NamedDatabases.class, TodoPlugin.class).start();
        Types before = context.getBean(Types.class);
        PluginCycle.of(context, "todo").restart();
        Types after = context.getBean(Types.class);
        assertThat(after.dataSource())
                .isNotSameAs(before.dataSource())
                .isSameAs(after.database().dataSource());
        assertThat(after.transactions()).isNotSameAs(before.transactions());
        assertThat(after.runner()).isNotSameAs(before.runner());
    }

    @Test
    @Case("DBS-65")
    void anOptionalOneIsEmptyIfNothingOffersTheService() {
        ApplicationContext context =
                backend.declare(Root.class, OptionalPlugin.class).start();
        assertThat(context.getBean("optional.empty")).isEqualTo("true true true");
    }

    @Test
    @Case("DBS-65")
    void theWiringShowsTheDependency() {
        ApplicationContext context = backend.declare(
                        NamedDatabases.class,
                        Root.class,
                        TodoPlugin.class,
                        WrappingPlugin.class,
                        QualifyingPlugin.class)
                .start();
        assertThat(services(context, "todo")).contains("core.database");
        assertThat(services(context, "wrapping")).contains("core.database");
        assertThat(services(context, "qualifying")).doesNotContain("core.database");
    }

    @Test
    @Case("DBS-65")
    void aServiceThatTheDatabaseNeedsAndThatNeedsTheDatabaseIsACycle() {
        assertThat(backend.declare(CyclicDatabase.class, OtherPlugin.class).failure())
                .hasMessageContaining("core.database")
                .hasMessageContaining("test.report");
    }

    private static List<String> services(ApplicationContext context, String pluginId) {
        return BackendWiring.of(context).describe().plugins().stream()
                .filter(plugin -> plugin.pluginId().equals(pluginId))
                .map(BackendDescriptor.PluginDescriptor::services)
                .findFirst()
                .orElseThrow();
    }

    record Holder(DataSource dataSource) {}

    record Types(
            DatabaseService database,
            DataSource dataSource,
            JdbcClient client,
            JdbcTemplate template,
            JdbcOperations operations,
            NamedParameterJdbcTemplate namedTemplate,
            NamedParameterJdbcOperations named,
            PlatformTransactionManager platform,
            TransactionManager manager,
            TransactionTemplate transactions,
            TransactionOperations runner) {}

    @BackendPlugin("todo")
    @Import(Types.class)
    static class TodoPlugin {}

    @BackendPlugin("other")
    static class OtherPlugin {

        @Bean
        Object held(DataSource dataSource) {
            return new DelegateOf(dataSource).dataSource();
        }
    }

    record DelegateOf(DataSource dataSource) {}

    @BackendPlugin("forms")
    static class FormsPlugin {

        @Bean
        Forms forms(
                DataSource dataSource,
                Optional<DataSource> optional,
                ObjectProvider<DataSource> provider,
                Provider<DataSource> jakarta,
                @Lazy JdbcClient lazy,
                List<DataSource> list,
                Set<DataSource> set,
                DataSource[] array,
                Map<String, DataSource> map) {
            return new Forms(dataSource, optional, provider, jakarta, lazy, list, set, array, map);
        }
    }

    static final class Forms {

        private final DataSource plain;

        private final Optional<DataSource> optional;

        private final ObjectProvider<DataSource> provider;

        private final Provider<DataSource> jakarta;

        private final JdbcClient lazy;

        private final List<DataSource> list;

        private final Set<DataSource> set;

        private final DataSource[] array;

        private final Map<String, DataSource> map;

        @Autowired
        private @Nullable DataSource field;

        private @Nullable DataSource setter;

        Forms(
                DataSource plain,
                Optional<DataSource> optional,
                ObjectProvider<DataSource> provider,
                Provider<DataSource> jakarta,
                JdbcClient lazy,
                List<DataSource> list,
                Set<DataSource> set,
                DataSource[] array,
                Map<String, DataSource> map) {
            this.plain = plain;
            this.optional = optional;
            this.provider = provider;
            this.jakarta = jakarta;
            this.lazy = lazy;
            this.list = list;
            this.set = set;
            this.array = array;
            this.map = map;
        }

        @Autowired
        void setDataSource(DataSource dataSource) {
            this.setter = dataSource;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Root {

        @Bean
        DriverManagerDataSource dataSource() {
            return new DriverManagerDataSource("jdbc:h2:mem:root");
        }

        @Bean
        @Lazy
        LazyRoot lazyRoot(DataSource dataSource, List<DataSource> all, Optional<JdbcClient> client) {
            return new LazyRoot(dataSource, all, client);
        }
    }

    record LazyRoot(DataSource dataSource, List<DataSource> all, Optional<JdbcClient> client) {}

    @BackendPlugin("wrapping")
    static class WrappingPlugin {

        @Bean
        DelegatingDataSource traced(DataSource dataSource) {
            return new DelegatingDataSource(dataSource);
        }

        @Bean
        Holder user(DataSource dataSource) {
            return new Holder(dataSource);
        }
    }

    @BackendPlugin("qualifying")
    static class QualifyingPlugin {

        @Bean
        Holder user(@Qualifier("dataSource") DataSource shared) {
            return new Holder(shared);
        }
    }

    @BackendPlugin("causing")
    static class CausingPlugin {

        @Bean
        Holder held(LazyRoot root, DataSource dataSource) {
            assertThat(root).isNotNull();
            return new Holder(dataSource);
        }
    }

    @BackendPlugin("init")
    static class InitPlugin {

        @Init
        void init(DataSource dataSource, Trace trace) {
            trace.add("plugin " + NamedDatabases.ownerOf(dataSource));
        }
    }

    @BackendModule(pluginId = "init", moduleId = "more")
    static class InitModule {

        @Bean
        Holder held(DataSource dataSource) {
            return new Holder(dataSource);
        }

        @Init
        void init(DataSource dataSource, Holder held, Trace trace) {
            trace.add("module " + NamedDatabases.ownerOf(dataSource) + " of "
                    + NamedDatabases.ownerOf(held.dataSource()));
        }
    }

    @BackendService(id = "test.report")
    interface ReportService {

        DataSource dataSource();
    }

    @Configuration(proxyBeanMethods = false)
    static class Reports {

        @Bean
        @PluginScope
        ReportService report(DataSource dataSource) {
            return () -> dataSource;
        }
    }

    @BackendPlugin("reporting")
    static class ReportingPlugin {

        @Bean
        String owner(ReportService report) {
            return NamedDatabases.ownerOf(report.dataSource());
        }
    }

    @BackendPlugin("otherReporting")
    static class OtherReportingPlugin {

        @Bean
        String owner(ReportService report) {
            return NamedDatabases.ownerOf(report.dataSource());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class CyclicDatabase {

        @Bean
        @PluginScope
        DatabaseService database(ReportService report) {
            return DatabaseService.of(report.dataSource());
        }

        @Bean
        @PluginScope
        ReportService report(DataSource dataSource) {
            return () -> dataSource;
        }
    }

    @BackendPlugin("holding")
    static class HoldingPlugin {

        @Bean
        Object held(DataSource dataSource) {
            return new DelegateOf(dataSource).dataSource();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnRoot {

        @ForPlugin("holding")
        DatabaseService onRoot(DataSource dataSource) {
            return DatabaseService.of(dataSource);
        }
    }

    @BackendPlugin("optional")
    static class OptionalPlugin {

        @Bean
        String empty(
                Optional<DataSource> optional, ObjectProvider<DataSource> provider, @Nullable DataSource nullable) {
            return optional.isEmpty() + " " + (provider.getIfAvailable() == null) + " " + (nullable == null);
        }
    }
}
