package dev.stagedoor.http.autoconfigure;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.ControllerAdviceBean;

/** The advice of a plugin, which acts on the plugin's own controllers and routes. */
final class ConfinedAdvice extends ControllerAdviceBean {

    private final String pluginId;

    private final ControllerOwners owners;

    private ConfinedAdvice(
            String beanName,
            ListableBeanFactory beans,
            ControllerAdvice annotation,
            String pluginId,
            ControllerOwners owners) {
        super(beanName, beans, annotation);
        this.pluginId = pluginId;
        this.owners = owners;
    }

    static ConfinedAdvice of(String beanName, String pluginId, ListableBeanFactory beans, ControllerOwners owners) {
        ControllerAdvice annotation = beans.findAnnotationOnBean(beanName, ControllerAdvice.class);
        Assert.state(annotation != null, () -> "Bean '" + beanName + "' has no @ControllerAdvice");
        return new ConfinedAdvice(beanName, beans, annotation, pluginId, owners);
    }

    @Override
    public boolean isApplicableToBeanType(@Nullable Class<?> type) {
        String asked = type == null ? currentPlugin() : owners.ownerOf(type);
        return pluginId.equals(asked) && super.isApplicableToBeanType(type);
    }

    /** Routes and requests without a handler have no class. */
    private static @Nullable String currentPlugin() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            PluginPath path = PluginGate.passed(request);
            return path == null ? null : path.pluginId();
        }
        return null;
    }
}
