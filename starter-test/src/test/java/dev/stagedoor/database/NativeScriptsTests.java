package dev.stagedoor.database;

import java.io.IOException;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.resource.LoadableResource;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import dev.stagedoor.test.FakeDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NativeScriptsTests {

    private static final ClassLoader CLASS_LOADER = NativeScriptsTests.class.getClassLoader();

    @Test
    void scriptsOfTheClassPathAreFound() {
        NativeScripts scripts = new NativeScripts(CLASS_LOADER, List.of("classpath:/db/album/"));

        assertThat(scripts.getResources("V", new String[] {".sql"}))
                .extracting(LoadableResource::getFilename)
                .containsExactlyInAnyOrder("V1__album.sql", "V2__first_album.sql");
        assertThat(scripts.getResources("R", new String[] {".sql"})).isEmpty();
    }

    @Test
    void flywayAppliesThemAndTakesThemForTheSame() {
        try (FakeDatabase database = FakeDatabase.inMemory("album")) {
            Flyway flyway = Flyway.configure(CLASS_LOADER)
                    .dataSource(database.dataSource())
                    .table("flyway_history_album")
                    .locations("classpath:db/album")
                    .resourceProvider(new NativeScripts(CLASS_LOADER, List.of("classpath:db/album")))
                    .javaMigrationClassProvider(List::of)
                    .load();
            assertThat(flyway.migrate().migrationsExecuted).isEqualTo(2);
            assertThat(database.migrate()).isZero();
        }
    }

    @Test
    void otherLocationsAreRefused() {
        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(() -> new NativeScripts(CLASS_LOADER, List.of("filesystem:/somewhere")))
                .withMessageContaining("filesystem:/somewhere");
    }

    @Test
    void theScriptsOfAllPluginsArePutIntoAnImage() throws IOException {
        RuntimeHints hints = new RuntimeHints();
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .stream()
                .filter(registrar -> registrar instanceof MigrationRuntimeHints)
                .forEach(registrar -> registrar.registerHints(hints, CLASS_LOADER));

        assertThat(RuntimeHintsPredicates.resource().forResource("db/todo/V1__todos.sql"))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(MigrationLog.Creator.class))
                .accepts(hints);
    }
}
