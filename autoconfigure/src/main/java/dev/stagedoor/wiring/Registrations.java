package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

import dev.stagedoor.ExtensionPointRef;
import dev.stagedoor.FeatureIds;

/**
 * The plugins and modules of the backend and their extension points. Collected while definitions are, then settled:
 * duplicates become problems of their plugin or module, and all extension points are known before any module runs.
 * Once settled, maps are replaced and not changed, so that plugins can be registered anew while others are read.
 */
class Registrations {

    private static final Logger logger = LoggerFactory.getLogger(Registrations.class);

    private final Problems problems;

    private final List<Feature> features = new ArrayList<>();

    private final Set<Owner> duplicated = new HashSet<>();

    private final ReentrantLock renewal = new ReentrantLock();

    private volatile Map<String, PluginPlan> plugins = new LinkedHashMap<>();

    private volatile Map<Owner, List<ExtensionPointOffer>> offers = new HashMap<>();

    private volatile Map<String, ExtensionPointOffer> extensionPoints = new LinkedHashMap<>();

    Registrations(Problems problems) {
        this.problems = problems;
    }

    void add(Feature feature) {
        Owner owner = feature.owner();
        String id = owner.moduleId() == null ? owner.pluginId() : owner.moduleId();
        if (!FeatureIds.isRecommended(id)) {
            problems.warn(logger, "The id of " + owner + ", " + feature.origin() + ", has an underscore; use dashes");
        }
        features.add(feature);
    }

    /** Everything that was registered, duplicates and modules without plugin included. */
    List<Feature> features() {
        return List.copyOf(features);
    }

    /** Sorts out what was collected. */
    void settle() {
        for (Feature feature : features) {
            if (!feature.owner().isModule()) {
                addPlugin(feature);
            }
        }
        for (Feature feature : features) {
            if (feature.owner().isModule()) {
                addModule(feature);
            }
        }
        for (Feature feature : features) {
            PluginPlan plan = plugins.get(feature.owner().pluginId());
            if (plan != null && (plan.feature() == feature || plan.modules().contains(feature))) {
                addExtensionPoints(feature);
            }
        }
    }

    Collection<PluginPlan> plugins() {
        return plugins.values();
    }

    @Nullable
    PluginPlan plugin(String pluginId) {
        return plugins.get(pluginId);
    }

    /** Whether a module was registered more than once, of which the first copy runs. */
    boolean isDuplicated(Owner module) {
        return duplicated.contains(module);
    }

    @Nullable
    ExtensionPointOffer extensionPoint(ExtensionPointRef<?> ref) {
        return extensionPoints.get(ref.id());
    }

    /** All extension points that count. */
    Collection<ExtensionPointOffer> extensionPoints() {
        return extensionPoints.values();
    }

    /** The extension points that a plugin or module offers and that count. */
    List<ExtensionPointOffer> offersOf(Owner owner) {
        return offers.getOrDefault(owner, List.of());
    }

    /**
     * Registers a plugin and its modules anew, which runs their register callbacks.
     *
     * @throws WiringException if they declare what may not be; then everything stays as it was
     */
    PluginPlan renew(PluginPlan former) {
        Problems mistakes = new Problems();
        PluginPlan plan = former.renewed(mistakes);
        if (!plan.equals(former)) {
            renewal.lock();
            try {
                replace(former, plan, mistakes);
            } finally {
                renewal.unlock();
            }
        }
        return plan;
    }

    private void replace(PluginPlan former, PluginPlan plan, Problems mistakes) {
        Map<Owner, List<ExtensionPointOffer>> nextOffers = new HashMap<>(offers);
        Map<String, ExtensionPointOffer> nextPoints = new LinkedHashMap<>(extensionPoints);
        former.features()
                .forEach(feature -> nextOffers
                        .getOrDefault(feature.owner(), List.of())
                        .forEach(offer -> nextPoints.remove(offer.ref().id())));
        for (Feature feature : plan.features()) {
            nextOffers.put(feature.owner(), feature.offers());
            for (ExtensionPointOffer offer : feature.offers()) {
                ExtensionPointOffer first = nextPoints.putIfAbsent(offer.ref().id(), offer);
                if (first != null) {
                    mistakes.add(FeatureProblems.duplicateExtensionPoint(feature, offer, first));
                }
            }
        }
        mistakes.failOnAny();
        Map<String, PluginPlan> nextPlugins = new LinkedHashMap<>(plugins);
        nextPlugins.put(plan.pluginId(), plan);
        plugins = nextPlugins;
        offers = nextOffers;
        extensionPoints = nextPoints;
    }

    private void addPlugin(Feature feature) {
        String id = feature.owner().pluginId();
        PluginPlan first = plugins.putIfAbsent(id, new PluginPlan(feature, List.of()));
        if (first != null) {
            problems.add(FeatureProblems.duplicate(first.feature(), feature));
        }
    }

    private void addModule(Feature module) {
        Owner owner = module.owner();
        PluginPlan plan = plugins.get(owner.pluginId());
        if (plan == null) {
            problems.warn(
                    logger,
                    StringUtils.capitalize(owner.toString()) + ", declared by " + module.origin()
                            + ", is left out because plugin '" + owner.pluginId() + "' is not installed."
                            + Suggestions.didYouMean(owner.pluginId(), plugins.keySet()) + " Installed are: "
                            + Suggestions.quoted(plugins.keySet()) + ".");
            return;
        }
        for (Feature known : plan.modules()) {
            if (known.owner().equals(owner)) {
                problems.add(FeatureProblems.duplicate(known, module));
                duplicated.add(owner);
                return;
            }
        }
        List<Feature> modules = new ArrayList<>(plan.modules());
        modules.add(module);
        plugins.put(owner.pluginId(), new PluginPlan(plan.feature(), modules));
    }

    private void addExtensionPoints(Feature feature) {
        List<ExtensionPointOffer> added = new ArrayList<>();
        for (ExtensionPointOffer offer : feature.offers()) {
            ExtensionPointOffer first = extensionPoints.putIfAbsent(offer.ref().id(), offer);
            if (first != null) {
                problems.add(FeatureProblems.duplicateExtensionPoint(feature, offer, first));
                added.forEach(each -> extensionPoints.remove(each.ref().id()));
                return;
            }
            added.add(offer);
        }
        offers.put(feature.owner(), added);
    }
}
