package dev.stagedoor.database;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import dev.stagedoor.test.FakeDatabase;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WithoutFlywayTests {

    @Test
    @Case("MIG-11")
    void theErrorNamesTheDependency() throws Exception {
        try (FakeDatabase given = FakeDatabase.inMemory("todo");
                URLClassLoader without = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> service = without.loadClass(DatabaseService.class.getName());
            Object database =
                    service.getMethod("of", DataSource.class, String.class).invoke(null, given.dataSource(), "todo");
            Method migrate = service.getMethod("migrate", String[].class);

            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> migrate.invoke(database, (Object) new String[0]))
                    .havingCause()
                    .isInstanceOf(IllegalStateException.class)
                    .withMessage("The database of plugin 'todo' was not migrated: there is no Flyway. Add"
                            + " org.flywaydb:flyway-core to the dependencies.");
        }
    }

    private static URL[] classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.contains("flyway"))
                .map(WithoutFlywayTests::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
