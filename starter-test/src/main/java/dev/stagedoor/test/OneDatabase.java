package dev.stagedoor.test;

import java.util.List;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

import dev.stagedoor.test.TestDatabases.Engine;

/** A test on one engine: skipped where the engine is not available, with one database for all its parameters. */
record OneDatabase(Engine engine) implements TestTemplateInvocationContext, ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(OneDatabase.class);

    @Override
    public String getDisplayName(int invocationIndex) {
        return engine.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return TestDatabases.whyUnavailable(engine)
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled(engine + " is available"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .computeIfAbsent(engine, TestDatabases::create, TestDatabase.class); // closed with the store
    }
}
