package dev.stagedoor.wiring;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Which extension points each module asks for, read once for as long as the module is declared in the same way. */
class ConsumedExtensionPoints {

    private final ConfigurableListableBeanFactory beanFactory;

    private final WiringIndex index;

    private final Map<Owner, Known> known = new ConcurrentHashMap<>();

    ConsumedExtensionPoints(ConfigurableListableBeanFactory beanFactory, WiringIndex index) {
        this.beanFactory = beanFactory;
        this.index = index;
    }

    Set<String> of(Feature module) {
        return known.compute(
                        module.owner(),
                        (owner, former) -> former != null && former.module() == module ? former : read(module))
                .ids();
    }

    private Known read(Feature module) {
        Needs needs = new Needs(index, new Requirements(beanFactory));
        return new Known(module, Set.copyOf(needs.extensionPoints(module, index.owned())));
    }

    private record Known(Feature module, Set<String> ids) {}
}
