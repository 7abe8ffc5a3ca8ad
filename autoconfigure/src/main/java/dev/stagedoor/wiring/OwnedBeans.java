package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The beans of plugins and modules, by name and by owner, in the order of declaration. */
class OwnedBeans {

    private final Map<String, OwnedBean> byName = new LinkedHashMap<>();

    private final Map<String, List<OwnedBean>> byPlugin = new LinkedHashMap<>();

    private final Map<Owner, List<OwnedBean>> byOwner = new LinkedHashMap<>();

    void add(OwnedBean bean) {
        byPlugin.computeIfAbsent(bean.owner().pluginId(), id -> new ArrayList<>())
                .add(bean);
        byName.put(bean.beanName(), bean);
        byOwner.computeIfAbsent(bean.owner(), owner -> new ArrayList<>()).add(bean);
    }

    @Nullable
    OwnedBean byName(String beanName) {
        return byName.get(beanName);
    }

    List<OwnedBean> of(Owner owner) {
        return Collections.unmodifiableList(byOwner.getOrDefault(owner, List.of()));
    }

    /** Whether the owner has a bean of a type, apart from the one that asks. */
    boolean hasOther(Owner owner, String asker, Class<?> type) {
        for (OwnedBean each : byOwner.getOrDefault(owner, List.of())) {
            if (type.isAssignableFrom(each.type()) && !each.beanName().equals(asker)) {
                return true;
            }
        }
        return false;
    }

    /** The beans of a plugin and of its modules. */
    List<OwnedBean> ofPlugin(String pluginId) {
        return Collections.unmodifiableList(byPlugin.getOrDefault(pluginId, List.of()));
    }

    /** The beans of all plugins. */
    Collection<OwnedBean> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /**
     * A bean of a plugin or module.
     *
     * @param beanName its name
     * @param localName its name without the owner's prefix
     * @param owner whose it is
     * @param type what it is, as far as its definition tells; {@code Object} if it does not
     * @param lazy whether it is created only when somebody asks
     */
    record OwnedBean(String beanName, String localName, Owner owner, Class<?> type, boolean lazy) {}
}
