package dev.stagedoor.wiring;

import java.util.Arrays;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;

/** The walls between plugins, modules and the root. */
class Visibility {

    private final WiringIndex index;

    Visibility(WiringIndex index) {
        this.index = index;
    }

    /** Whether a requester, {@code null} for the root, may see a bean. */
    boolean isVisible(String beanName, @Nullable Frame requester, DependencyDescriptor descriptor) {
        OwnedBeans.OwnedBean own = index.owned().byName(beanName);
        if (own != null) {
            return requester != null
                    && requester.kind() == Frame.Kind.OWNED
                    && own.owner().equals(requester.owner());
        }
        String declaringClass = index.rootContextOf(beanName);
        if (declaringClass != null) {
            return declaringClass.equals(Requesters.declaringClass(descriptor));
        }
        WiringIndex.Offer offer = index.offer(beanName);
        if (offer == null) {
            return true;
        }
        Service service = offer.service();
        if (service.isPluginScoped() && requester == null) {
            return false;
        }
        return offer.pluginId() == null && service.isInForce(beanName);
    }

    /** Whether somebody who replaces beans, and is nobody's, may replace this one; a plugin's only if the root has none. */
    boolean isReplaceable(String beanName, Supplier<String[]> others) {
        if (!isRoot(beanName)) {
            return Arrays.stream(others.get()).noneMatch(this::isRoot);
        }
        WiringIndex.Offer offer = index.offer(beanName);
        return index.rootContextOf(beanName) == null
                && (offer == null || offer.pluginId() == null && offer.service().isInForce(beanName));
    }

    /** Whether a bean is the root's, so that a plugin's own goes before it. */
    boolean isRoot(String beanName) {
        return index.owned().byName(beanName) == null;
    }
}
