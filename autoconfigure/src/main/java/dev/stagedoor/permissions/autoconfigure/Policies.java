package dev.stagedoor.permissions.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import dev.stagedoor.permissions.PermissionPolicy;
import dev.stagedoor.wiring.PluginListener;

/** The policy of this backend: a bean of the application, or what a module of the plugin {@code permission} has set. */
final class Policies implements PluginListener {

    private final Supplier<@Nullable PermissionPolicy> bean;

    private final AtomicReference<@Nullable PermissionPolicy> ofModule = new AtomicReference<>();

    Policies(Supplier<@Nullable PermissionPolicy> bean) {
        this.bean = bean;
    }

    /** The policy, or {@code null} if there is none, or its module has not started. */
    @Nullable
    PermissionPolicy current() {
        PermissionPolicy set = ofModule.get();
        return set == null ? bean.get() : set;
    }

    /** Takes what a module has set. */
    PermissionPolicy begin(@Nullable PermissionPolicy set) {
        PermissionPolicy own = bean.get();
        Assert.state(set == null || own == null, "Policy already set: there is a bean of the application");
        ofModule.set(set);
        PermissionPolicy policy = current();
        Assert.state(
                policy != null,
                "No policy module installed: a module of the plugin 'permission' has to call"
                        + " PolicyExtensionPoint.setPolicy, or the application has a PermissionPolicy bean");
        return policy;
    }

    @Override
    public void opened(String pluginId, PluginBeans beans) {}

    @Override
    public void closing(String pluginId) {
        if (pluginId.equals(RemotePolicy.PLUGIN)) {
            ofModule.set(null);
        }
    }
}
