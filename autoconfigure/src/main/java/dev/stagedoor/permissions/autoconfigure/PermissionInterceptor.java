package dev.stagedoor.permissions.autoconfigure;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.httpauth.Allow;
import dev.stagedoor.httpauth.CredentialsOptions;
import dev.stagedoor.permissions.BasicPermission;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.RequirePermission;
import dev.stagedoor.wiring.PluginListener;
import dev.stagedoor.wiring.PluginServices;

/** Asks for the permissions that the methods of plugins' controllers require. */
final class PermissionInterceptor implements HandlerInterceptor, PluginListener {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    private final ConfigurableListableBeanFactory beanFactory;

    private final PluginServices services;

    private final PermissionRegistries registries;

    private final Map<Class<?>, String> plugins = new ConcurrentHashMap<>();

    private final Map<Handler, Optional<Requirement>> requirements = new ConcurrentHashMap<>();

    PermissionInterceptor(
            ConfigurableListableBeanFactory beanFactory, PluginServices services, PermissionRegistries registries) {
        this.beanFactory = beanFactory;
        this.services = services;
        this.registries = registries;
    }

    /** A method of a controller, which may have inherited it. */
    private record Handler(Class<?> type, Method method) {}

    /** What a method requires. */
    private record Requirement(String permission, String resource, boolean limitedAccess) {

        static Optional<Requirement> of(Handler handler) {
            RequirePermission found = find(handler, RequirePermission.class);
            Allow allow = find(handler, Allow.class);
            return Optional.ofNullable(found)
                    .map(each ->
                            new Requirement(each.value(), each.resource(), allow != null && allow.limitedAccess()));
        }

        private static <A extends Annotation> @Nullable A find(Handler handler, Class<A> annotation) {
            A own = AnnotatedElementUtils.findMergedAnnotation(handler.method(), annotation);
            return own == null ? AnnotatedElementUtils.findMergedAnnotation(handler.type(), annotation) : own;
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Class<?> type = ClassUtils.getUserClass(method.getBeanType());
            requirements
                    .computeIfAbsent(new Handler(type, method.getMethod()), Requirement::of)
                    .ifPresent(requirement -> check(type, requirement, request));
        }
        return true;
    }

    private void check(Class<?> type, Requirement requirement, HttpServletRequest request) {
        String pluginId = plugins.get(type);
        Assert.state(
                pluginId != null,
                () -> "@RequirePermission is for controllers of plugins, and " + type.getName() + " is none of a plugin"
                        + " that runs");
        BackstageCredentials<?> credentials = services.get(pluginId, CoreServices.HTTP_AUTH)
                .credentials(request, new CredentialsOptions(null, requirement.limitedAccess()));
        services.get(pluginId, CoreServices.PERMISSIONS)
                .require(permission(pluginId, requirement), resourceRef(requirement, request), credentials);
    }

    private Permission permission(String pluginId, Requirement requirement) {
        PluginPermissions registered = registries.find(pluginId);
        Permission permission = registered == null ? null : registered.permission(requirement.permission());
        Assert.state(
                permission != null,
                () -> "permission '" + requirement.permission() + "' is not registered; register it with"
                        + " PermissionsRegistryService.addPermissions or addResourceType while plugin '" + pluginId
                        + "' starts");
        boolean needsResource = !(permission instanceof BasicPermission);
        Assert.state(
                needsResource == StringUtils.hasText(requirement.resource()),
                () -> "permission '" + requirement.permission() + "' is about "
                        + (needsResource
                                ? "a resource; name it with resource = \"{id}\""
                                : "no resource; leave resource out"));
        return permission;
    }

    private static @Nullable String resourceRef(Requirement requirement, HttpServletRequest request) {
        if (requirement.resource().isEmpty()) {
            return null;
        }
        Matcher matcher = VARIABLE.matcher(requirement.resource());
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), request)));
    }

    private static String value(String name, HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object inPath = variables instanceof Map<?, ?> map ? map.get(name) : null;
        String value = inPath == null ? request.getParameter(name) : inPath.toString();
        if (!StringUtils.hasText(value)) {
            throw new InputException("Missing '" + name + "'");
        }
        return value;
    }

    /** A mistake is a failure of the plugin. */
    @Override
    public void opened(String pluginId, PluginBeans beans) {
        for (String beanName : beans.names(Object.class)) {
            Class<?> declared = beanFactory.getType(beanName, false);
            if (declared != null && AnnotatedElementUtils.hasAnnotation(declared, Controller.class)) {
                open(pluginId, ClassUtils.getUserClass(declared));
            }
        }
    }

    private void open(String pluginId, Class<?> type) {
        Map<Method, Requirement> found =
                MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<@Nullable Requirement>)
                        method -> Requirement.of(new Handler(type, method)).orElse(null));
        found.forEach((method, requirement) -> {
            try {
                permission(pluginId, requirement);
            } catch (IllegalStateException ex) {
                throw new IllegalStateException(
                        "@RequirePermission of " + type.getName() + "." + method.getName() + ": " + ex.getMessage(),
                        ex);
            }
        });
        plugins.put(type, pluginId);
    }

    @Override
    public void closing(String pluginId) {
        plugins.values().removeIf(pluginId::equals);
    }
}
