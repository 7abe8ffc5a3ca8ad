package dev.stagedoor;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;

/** What references of both scopes hold, and how it is read from a contract's annotation. */
record RefData(String id, ResolvableType contract, boolean multiton) {

    RefData {
        Assert.hasText(id, "A service reference needs an id");
        Assert.notNull(contract, "A service reference needs a contract");
        Assert.isTrue(
                contract.toClass() != Object.class,
                () -> "Service '" + id + "' needs a contract that says more than Object");
    }

    static BackendService annotationOf(Class<?> contract) {
        BackendService annotation = contract.getAnnotation(BackendService.class);
        Assert.isTrue(
                annotation != null,
                () -> contract.getName() + " has no @BackendService annotation; "
                        + "annotate it, or name the service with ServiceRef.root(...) or ServiceRef.plugin(...)");
        return annotation;
    }

    static RefData read(Class<?> contract, ServiceScope scope, boolean multiton) {
        BackendService annotation = annotationOf(contract);
        Assert.isTrue(
                annotation.scope() == scope,
                () -> contract.getName() + " is in scope '" + annotation.scope() + "', not '" + scope + "'");
        Assert.isTrue(
                annotation.multiton() == multiton,
                () -> contract.getName() + (annotation.multiton() ? " is a multiton" : " is not a multiton"));
        return new RefData(annotation.id(), ResolvableType.forClass(contract), multiton);
    }
}
