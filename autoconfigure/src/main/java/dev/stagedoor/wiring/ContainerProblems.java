package dev.stagedoor.wiring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;
import dev.stagedoor.wiring.Problem.Kind;

/** Explains beans that can not be what they are declared to be. */
final class ContainerProblems {

    private ContainerProblems() {}

    static Problem annotatedImplementation(Class<?> type, String beanName) {
        return Problem.ofBackend(
                Kind.INPUT,
                "@BackendService is on the class " + type.getName() + ", which is an implementation",
                List.of("seen on: bean '" + beanName + "'"),
                "Move the annotation to the interface that consumers ask for, and let the class implement it:\n\n"
                        + "    @BackendService(id = \""
                        + type.getAnnotation(BackendService.class).id()
                        + "\") public interface ... { ... }\n"
                        + "    class " + type.getSimpleName() + " implements ... { ... }");
    }

    static Problem ambiguousService(String beanName, String origin, Set<Class<?>> contracts) {
        return Problem.ofBackend(
                Kind.CONFLICT,
                "Bean '" + beanName + "' offers more than one service: "
                        + contracts.stream().map(Class::getName).collect(Collectors.joining(", ")),
                List.of("declared by: " + origin),
                "Declare one bean for each service, with the contract as the return type of its method:\n\n    "
                        + contracts.stream()
                                .map(contract -> "@Bean "
                                        + (contract.getAnnotation(BackendService.class)
                                                                .scope()
                                                        == ServiceScope.PLUGIN
                                                ? "@PluginScope "
                                                : "")
                                        + contract.getSimpleName() + " "
                                        + StringUtils.uncapitalize(contract.getSimpleName()) + "(...) { ... }")
                                .collect(Collectors.joining("\n    ")));
    }

    static Problem outsidePlugin(String beanName, @Nullable Service service) {
        String what = service == null ? "bean '" + beanName + "' in plugin scope" : service.toString();
        return Problem.ofBackend(
                Kind.GENERAL,
                "No plugin is known on thread '" + Thread.currentThread().getName() + "', which asks for " + what,
                List.of(
                        service == null
                                ? "each plugin has its own, so the container can not tell which one is meant"
                                : "each plugin has its own instance, so the container can not tell which one is meant",
                        "known is the plugin while one of its beans is created, and wherever its beans were injected"),
                service == null
                        ? "Inject it into a bean of a plugin instead of asking the container for it."
                        : "Inject it into a bean of a plugin instead of asking the container for it:\n\n    "
                                + "MyController("
                                + service.contract().toClass().getSimpleName() + " "
                                + StringUtils.uncapitalize(
                                        service.contract().toClass().getSimpleName())
                                + ") { ... }");
    }

    static Problem notConfinable(OwnedBeans.OwnedBean bean, String origin, String kind, String type, String advice) {
        return new Problem(
                bean.owner(),
                Kind.CONFLICT,
                "Bean '" + bean.beanName() + "' of " + bean.owner() + " is of the kind "
                        + kind
                        + ", which acts on the whole application and can not be confined to a plugin",
                List.of("declared by: " + origin, "kind: " + type),
                advice);
    }
}
