package dev.stagedoor.wiring.beans;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;

import jakarta.inject.Provider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.validation.Validator;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.wiring.PluginCycle;
import dev.stagedoor.wiring.Trace;
import dev.stagedoor.wiring.conformance.BackendRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** A plugin is a room with a door: what it declares is its own. */
class InjectionTests {

    @RegisterExtension
    final BackendRunner backend = new BackendRunner();

    @Test
    void aPluginGetsItsOwnBeanInEveryForm() throws Exception {
        ApplicationContext context = backend.declare(Application.class, TodoPlugin.class, OtherPlugin.class)
                .start();
        Clock own = context.getBean("todo.clock", Clock.class);
        Clock root = context.getBean("clock", Clock.class);
        Forms forms = context.getBean(Forms.class);
        assertThat(forms.plain).isSameAs(own);
        assertThat(forms.qualified).isSameAs(own);
        assertThat(forms.optional).containsSame(own);
        assertThat(forms.provider.getObject()).isSameAs(own);
        assertThat(forms.jakarta.get()).isSameAs(own);
        assertThat(forms.lazy.instant()).isEqualTo(own.instant());
        assertThat(forms.list).containsExactlyInAnyOrder(own, root);
        assertThat(forms.set).containsExactlyInAnyOrder(own, root);
        assertThat(forms.map).containsOnlyKeys("todo.clock", "clock");
        assertThat(forms.array).containsExactlyInAnyOrder(own, root);
        assertThat((Object) elsewhere(forms.provider::getObject)).isSameAs(own);
        assertThat((Object) elsewhere(forms.jakarta::get)).isSameAs(own);
        assertThat(elsewhere(forms.lazy::instant)).isEqualTo(own.instant());
        List<Clock> late = elsewhere(() -> forms.provider.stream().toList());
        assertThat(late).containsExactlyInAnyOrder(own, root);
    }

    @Test
    void lateFormsGiveTheNewBeanAfterARestart() throws Exception {
        ApplicationContext context =
                backend.declare(Application.class, TodoPlugin.class).start();
        PluginCycle.of(context, "todo").restart();
        Forms forms = context.getBean(Forms.class);
        assertThat((Object) elsewhere(forms.provider::getObject)).isSameAs(context.getBean("todo.clock"));
    }

    @Test
    void theApplicationSeesNothingOfAPlugin() {
        ApplicationContext context =
                backend.declare(Application.class, TodoPlugin.class).start();
        RootForms forms = context.getBean(RootForms.class);
        assertThat(forms.clock).isSameAs(context.getBean("clock"));
        assertThat(forms.clocks).containsExactly(forms.clock);
        assertThat(forms.things).isEmpty();
        assertThat(forms.thing).isEmpty();
        assertThat(forms.provider.getIfAvailable()).isNull();
        assertThat(forms.provider.stream()).isEmpty();
    }

    @Test
    void whoeverAsksTheContainerForTheBeanOfATypeGetsTheApplications() {
        ApplicationContext context =
                backend.declare(Application.class, TodoPlugin.class).start();
        assertThat(context.getBean(Clock.class)).isSameAs(context.getBean("clock"));
        assertThat(context.getBeanProvider(Clock.class).getIfUnique()).isSameAs(context.getBean("clock"));
    }

    @Test
    void aPrimaryBeanOfAPluginIsPrimaryInIt() {
        ApplicationContext context =
                backend.declare(Application.class, PrimaryPlugin.class).start();
        assertThat(context.getBean("chosen.holder")).isEqualTo("first");
        assertThat(context.getBean(Clock.class)).isSameAs(context.getBean("clock"));
    }

    @Test
    void genericTypesTellBeansOfAPluginApart() {
        ApplicationContext context = backend.declare(GenericPlugin.class).start();
        assertThat(context.getBean("generic.holder")).isEqualTo("text number");
    }

    @Test
    void infrastructureOfAPluginChangesNothingOutside() {
        ApplicationContext plain = new BackendRunner().declare(Full.class).start();
        String[] kinds = {
            "jacksonJsonMapper",
            "applicationTaskExecutor",
            "taskScheduler",
            "dataSource",
            "cacheManager",
            "restClientBuilder"
        };
        try {
            assertThat(kinds)
                    .allSatisfy(kind ->
                            assertThat(plain.containsBean(kind)).as(kind).isTrue());
        } finally {
            ((org.springframework.context.ConfigurableApplicationContext) plain).close();
        }
        ApplicationContext context =
                backend.declare(Full.class, HeavyPlugin.class).start();
        assertThat(context.getBean(JsonMapper.class)).isSameAs(context.getBean("jacksonJsonMapper"));
        assertThat(context.getBean(DataSource.class)).isSameAs(context.getBean("dataSource"));
        assertThat(context.getBean(CacheManager.class)).isSameAs(context.getBean("cacheManager"));
        assertThat(context.getBean(TaskScheduler.class)).isSameAs(context.getBean("taskScheduler"));
        assertThat(context.getBean(Validator.class)).isNotSameAs(context.getBean("heavy.validator"));
        assertThat(context.getBean(RestClient.Builder.class)).isNotSameAs(context.getBean("heavy.client"));
        Uses uses = context.getBean(Uses.class);
        assertThat(uses.client).isSameAs(context.getBean("heavy.client"));
        assertThat(uses.mapper).isSameAs(context.getBean("heavy.mapper"));
        assertThat(uses.dataSource).isSameAs(context.getBean("heavy.dataSource"));
        assertThat(uses.caches).isSameAs(context.getBean("heavy.caches"));
        assertThat(uses.executor).isSameAs(context.getBean("heavy.executor"));
        assertThat(uses.scheduler).isSameAs(context.getBean("heavy.scheduler"));
        assertThat(uses.validator).isSameAs(context.getBean("heavy.validator"));
    }

    @Test
    void aRootBeanThatAPluginCausesToBeMadeCapturesNothingOfIt() {
        ApplicationContext context =
                backend.declare(Application.class, CausingPlugin.class).start();
        LazyRoot root = context.getBean(LazyRoot.class);
        assertThat(root.logger).isEmpty();
        assertThat(root.secret).isEmpty();
        assertThat(root.clock).isSameAs(context.getBean("clock"));
    }

    @Test
    void lazyInitializationDoesNotMakePluginBeansLazy() {
        ApplicationContext context = backend.declare(Application.class, EagerPlugin.class)
                .property("spring.main.lazy-initialization", "true")
                .start();
        assertThat(context).isNotNull();
        assertThat(backend.trace().events()).contains("eager");
    }

    private static <T> T elsewhere(Callable<T> call) throws ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task);
        thread.start();
        return task.get();
    }

    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }

        @Bean
        RootForms rootForms(
                Clock clock,
                List<Clock> clocks,
                List<Thing> things,
                Optional<Thing> thing,
                ObjectProvider<Thing> provider) {
            return new RootForms(clock, clocks, things, thing, provider);
        }

        @Bean
        @Lazy
        LazyRoot lazyRoot(Optional<LoggerService> logger, Optional<Secret> secret, Clock clock) {
            return new LazyRoot(logger, secret, clock);
        }
    }

    record RootForms(
            Clock clock,
            List<Clock> clocks,
            List<Thing> things,
            Optional<Thing> thing,
            ObjectProvider<Thing> provider) {}

    record LazyRoot(Optional<LoggerService> logger, Optional<Secret> secret, Clock clock) {}

    static class Thing {}

    static class Secret {}

    record Forms(
            Clock plain,
            Clock qualified,
            Optional<Clock> optional,
            ObjectProvider<Clock> provider,
            Provider<Clock> jakarta,
            InstantSource lazy,
            List<Clock> list,
            Set<Clock> set,
            Map<String, Clock> map,
            Clock[] array) {}

    @BackendPlugin("todo")
    static class TodoPlugin {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.ofEpochSecond(7), ZoneOffset.UTC);
        }

        @Bean
        Thing thing() {
            return new Thing();
        }

        @Bean
        Forms forms(
                Clock anyName,
                @Qualifier("clock") Clock qualified,
                Optional<Clock> optional,
                ObjectProvider<Clock> provider,
                Provider<Clock> jakarta,
                @Lazy InstantSource lazy,
                List<Clock> list,
                Set<Clock> set,
                Map<String, Clock> map,
                Clock[] array) {
            return new Forms(anyName, qualified, optional, provider, jakarta, lazy, list, set, map, array);
        }
    }

    @BackendPlugin("other")
    static class OtherPlugin {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @BackendPlugin("chosen")
    static class PrimaryPlugin {

        @Bean
        @Primary
        Clock first() {
            return Clock.fixed(Instant.ofEpochSecond(1), ZoneOffset.UTC);
        }

        @Bean
        Clock second() {
            return Clock.fixed(Instant.ofEpochSecond(2), ZoneOffset.UTC);
        }

        @Bean
        String holder(Clock anyName) {
            return anyName.instant().getEpochSecond() == 1 ? "first" : "other";
        }
    }

    interface Handler<T> {

        String name();
    }

    @BackendPlugin("generic")
    static class GenericPlugin {

        @Bean
        Handler<String> text() {
            return () -> "text";
        }

        @Bean
        Handler<Integer> number() {
            return () -> "number";
        }

        @Bean
        String holder(Handler<String> one, Handler<Integer> two) {
            return one.name() + " " + two.name();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableAsync
    @EnableCaching
    @EnableScheduling
    static class Full {}

    record Uses(
            JsonMapper mapper,
            Executor executor,
            TaskScheduler scheduler,
            DataSource dataSource,
            CacheManager caches,
            Validator validator,
            RestClient.Builder client) {}

    @BackendPlugin("heavy")
    static class HeavyPlugin {

        @Bean
        @Primary
        JsonMapper mapper() {
            return new JsonMapper();
        }

        @Bean
        Executor executor() {
            return Runnable::run;
        }

        @Bean
        ThreadPoolTaskScheduler scheduler() {
            return new ThreadPoolTaskScheduler();
        }

        @Bean
        @Primary
        DataSource dataSource() {
            return new DriverManagerDataSource("jdbc:h2:mem:own");
        }

        @Bean
        CacheManager caches() {
            return new ConcurrentMapCacheManager();
        }

        @Bean
        LocalValidatorFactoryBean validator() {
            return new LocalValidatorFactoryBean();
        }

        @Bean
        RestClient.Builder client() {
            return RestClient.builder();
        }

        @Bean
        Uses uses(
                JsonMapper anyMapper,
                Executor executor,
                TaskScheduler anyScheduler,
                DataSource anySource,
                CacheManager anyCaches,
                Validator anyValidator,
                RestClient.Builder anyClient) {
            return new Uses(anyMapper, executor, anyScheduler, anySource, anyCaches, anyValidator, anyClient);
        }
    }

    @BackendPlugin("causing")
    static class CausingPlugin {

        @Bean
        Secret secret() {
            return new Secret();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Init
        void init(LazyRoot root, Secret secret) {
            assertThat(root).isNotNull();
        }
    }

    @BackendPlugin("eager")
    static class EagerPlugin {

        @Bean
        Object eager(Trace trace) {
            trace.add("eager");
            return new Object();
        }
    }
}
