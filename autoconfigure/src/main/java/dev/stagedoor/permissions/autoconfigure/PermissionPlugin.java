package dev.stagedoor.permissions.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.RegistrationPoints;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.permissions.PolicyExtensionPoint;
import dev.stagedoor.wiring.FeatureCompletion;
import dev.stagedoor.wiring.PluginDirectory;

/**
 * Adds the plugin {@code permission} to a backend that has a policy, as a bean or from a module, unless it has such a
 * plugin.
 */
final class PermissionPlugin implements FeatureCompletion {

    private static final ExtensionPointRef<PolicyExtensionPoint> POLICY =
            ExtensionPointRef.of(PolicyExtensionPoint.class);

    private static final String SERVE = "stagedoor.permission.serve";

    private final BeanFactory beanFactory;

    private final Environment environment;

    PermissionPlugin(BeanFactory beanFactory, Environment environment) {
        this.beanFactory = beanFactory;
        this.environment = environment;
    }

    @Override
    public List<BackendFeature> complete(List<Registered> registered) {
        boolean present = registered.stream()
                .anyMatch(each -> each.pluginId().equals(RemotePolicy.PLUGIN) && each.moduleId() == null);
        boolean extended =
                registered.stream().anyMatch(each -> each.extensionPoints().contains(POLICY.id()));
        return !present && (extended || hasPolicyToServe())
                ? List.of(BackendFeature.plugin(RemotePolicy.PLUGIN, this::register))
                : List.of();
    }

    private boolean hasPolicyToServe() {
        if (!environment.getProperty(SERVE, Boolean.class, true)) {
            return false;
        }
        Set<String> owned =
                PluginDirectory.of((ConfigurableListableBeanFactory) beanFactory).beans(PermissionPolicy.class).stream()
                        .map(PluginDirectory.PluginBean::beanName)
                        .collect(Collectors.toSet());
        for (String name :
                ((ListableBeanFactory) beanFactory).getBeanNamesForType(PermissionPolicy.class, true, false)) {
            if (!owned.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private void register(RegistrationPoints points) {
        Slot slot = new Slot();
        points.registerExtensionPoint(POLICY, slot);
        points.registerInit(deps -> start(slot.policy.get(), deps.get(CoreServices.LOGGER)), CoreServices.LOGGER);
    }

    private void start(@Nullable PermissionPolicy set, LoggerService logger) {
        beanFactory.getBean(Policies.class).begin(set);
        if (!PermissionKeys.of(beanFactory.getBean(RootConfigService.class)).enabled()) {
            logger.warn("Permission backend started with permissions disabled. Enable permissions by setting"
                    + " permission.enabled=true.");
        }
        if (environment.getProperty(SERVE, Boolean.class, true)) {
            beanFactory.getBeanProvider(PolicyRouting.class).ifAvailable(PolicyRouting::serve);
        }
    }

    @Override
    public String toString() {
        return "the policy of permissions";
    }

    /** Takes the policy of one run. */
    private static final class Slot implements PolicyExtensionPoint {

        private final AtomicReference<@Nullable PermissionPolicy> policy = new AtomicReference<>();

        @Override
        public void setPolicy(PermissionPolicy given) {
            Assert.state(policy.compareAndSet(null, given), "Policy already set");
        }
    }
}
