package dev.stagedoor.sample.catalog.processing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.slf4j.event.Level;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import dev.stagedoor.catalog.Entity;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.logger.LogEntry;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.sample.catalog.descriptor.EntityValidator;
import dev.stagedoor.sample.catalog.search.SearchIndex;
import dev.stagedoor.sample.catalog.spi.CatalogProcessor;
import dev.stagedoor.sample.catalog.spi.DeferredEntity;
import dev.stagedoor.sample.catalog.spi.EntityMutation;
import dev.stagedoor.sample.catalog.spi.EntityProviderConnection;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.test.FakeLogger;
import dev.stagedoor.test.FakeRootConfig;
import dev.stagedoor.test.FakeScheduler;
import dev.stagedoor.test.TestDatabase;
import dev.stagedoor.test.TestDatabases;

/** One instance of the catalog's engine, without a backend around it. */
final class CatalogRig implements AutoCloseable {

    private static final ProcessingInterval INTERVAL = new ProcessingInterval(Duration.ofHours(1), Duration.ofHours(1));

    private static final Map<String, Object> CONFIG =
            Map.of("catalog", Map.of("rules", List.of(Map.of("allow", List.of("Component", "Location", "Group")))));

    final FakeScheduler scheduler = new FakeScheduler();

    final FakeLogger logger = FakeLogger.silent();

    final Places places;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private final JdbcTemplate jdbc;

    private CatalogRig(DataSource dataSource, Map<String, Object> config, Places places) {
        this.places = places;
        this.jdbc = new JdbcTemplate(dataSource);
        DatabaseService.of(dataSource, "catalog").migrate();
        context.registerBean(JdbcTemplate.class, () -> jdbc);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(jdbc));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(LoggerService.class, () -> logger);
        context.registerBean(SchedulerService.class, () -> scheduler);
        context.registerBean(RootConfigService.class, () -> FakeRootConfig.of(config));
        context.registerBean(EntityValidator.class, EntityValidator::create);
        context.registerBean(CatalogProcessor.class, () -> places);
        context.register(
                SearchIndex.class,
                Store.class,
                Removal.class,
                Sources.class,
                Claims.class,
                Circles.class,
                Results.class,
                Stitcher.class,
                OrphanSweep.class,
                Registry.class,
                Orchestrator.class,
                ConfiguredLocations.class,
                RegisteredLocations.class,
                EntityRefresh.class,
                EntityRemoval.class,
                DryRun.class,
                CatalogEngine.class);
        context.refresh();
    }

    /** Makes an instance with a database of its own. */
    static CatalogRig create() {
        return create(CONFIG);
    }

    static CatalogRig create(Map<String, Object> config) {
        return new CatalogRig(TestDatabases.create(TestDatabases.Engine.H2).dataSource(), config, new Places());
    }

    static CatalogRig on(TestDatabase database) {
        return on(database.dataSource());
    }

    static CatalogRig on(DataSource dataSource) {
        return new CatalogRig(dataSource, CONFIG, new Places());
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    EntityProviderConnection connection(String source) {
        return get(Sources.class).connection(source);
    }

    /** Has a source bring places, and nothing else any more. */
    void bring(String source, String... place) {
        connection(source)
                .applyMutation(new EntityMutation.Full(Stream.of(place)
                        .map(Places::at)
                        .map(ConfiguredLocations::deferred)
                        .toList()));
    }

    void bring(String source, String key, Collection<Map<String, Object>> entities) {
        connection(source)
                .applyMutation(new EntityMutation.Full(
                        entities.stream().map(entity -> deferred(key, entity)).toList()));
    }

    static DeferredEntity deferred(String key, Map<String, Object> entity) {
        return new DeferredEntity(
                Entity.of(EntityMaps.annotated(
                        entity,
                        Map.of(LocationEntities.LOCATION, "test:" + key, LocationEntities.ORIGIN, "test:" + key))),
                key);
    }

    /** Processes what is due. */
    CatalogRig process() {
        try {
            get(CatalogEngine.class).process(INTERVAL);
            return this;
        } catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** Has the whole interval go by, and processes everything. */
    CatalogRig round() {
        jdbc.update("update refresh_state set next_update_at = 0");
        return process();
    }

    List<String> refs() {
        return jdbc.queryForList("select entity_ref from final_entities order by entity_ref", String.class);
    }

    /** Returns those that are not locations with generated names. */
    List<String> served() {
        return refs().stream()
                .filter(ref -> !ref.startsWith("location:default/generated-"))
                .toList();
    }

    Entity entity(String ref) {
        return Entity.of(json(ref));
    }

    Map<String, Object> json(String ref) {
        return Json.object(
                jdbc.queryForObject("select final_entity from final_entities where entity_ref = ?", String.class, ref));
    }

    /** Returns uid, etag and time of everything that is served. */
    List<Map<String, Object>> versions() {
        return jdbc.queryForList("select entity_id, etag, updated_at from final_entities order by entity_id");
    }

    int count(String table) {
        Integer count = jdbc.queryForObject("select count(*) from " + table, Integer.class);
        return count == null ? 0 : count;
    }

    boolean isDue(String ref) {
        Long next =
                jdbc.queryForObject("select next_update_at from refresh_state where entity_ref = ?", Long.class, ref);
        return next != null && next <= System.currentTimeMillis();
    }

    List<String> warnings() {
        return logger.entries(Level.WARN).stream().map(LogEntry::message).toList();
    }

    @SuppressWarnings("unchecked")
    List<String> status(String ref) {
        Object items = new HashMap<>((Map<String, Object>) json(ref).getOrDefault("status", Map.of())).get("items");
        return items == null
                ? List.of()
                : ((List<Map<String, Object>>) items)
                        .stream()
                                .map(item -> String.valueOf(item.get("message")))
                                .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
