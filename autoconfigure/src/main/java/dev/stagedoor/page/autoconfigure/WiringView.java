package dev.stagedoor.page.autoconfigure;

import java.util.List;

import dev.stagedoor.wiring.BackendDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.PluginDescriptor;
import dev.stagedoor.wiring.BackendDescriptor.ServiceDescriptor;
import dev.stagedoor.wiring.Mode;

/**
 * How the backend is wired, as the page sees it.
 *
 * @param mode the mode of the backend
 * @param plugins its plugins, by id
 * @param services its services, by id
 */
record WiringView(String mode, List<PluginDescriptor> plugins, List<ServiceDescriptor> services) {

    static WiringView of(Mode mode, BackendDescriptor wired) {
        return new WiringView(mode.toString(), wired.plugins(), wired.services());
    }
}
