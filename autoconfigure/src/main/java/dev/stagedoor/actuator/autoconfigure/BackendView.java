package dev.stagedoor.actuator.autoconfigure;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import dev.stagedoor.wiring.BackendDescriptor.ServiceDescriptor;

/**
 * The backend as the endpoint shows it.
 *
 * @param plugins its plugins, by id
 * @param services its services, by id
 */
record BackendView(List<PluginView> plugins, List<ServiceDescriptor> services) implements OperationResponseBody {}
