package dev.stagedoor.test;

import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

import dev.stagedoor.test.TestDatabases.Engine;

/** Repeats tests that are annotated with {@link OnEachDatabase}. */
class EachDatabaseProvider implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(OnEachDatabase.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Engine[] wanted = context.getRequiredTestMethod()
                .getAnnotation(OnEachDatabase.class)
                .value();
        Stream<Engine> engines = wanted.length == 0
                ? Stream.of(Engine.values()).filter(EachDatabaseProvider::byDefault)
                : Stream.of(wanted);
        return engines.map(OneDatabase::new);
    }

    private static boolean byDefault(Engine engine) {
        return engine != Engine.MYSQL || TestConnectionString.of(engine).isPresent();
    }
}
