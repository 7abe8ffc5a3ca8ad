package dev.stagedoor.discovery.autoconfigure;

import org.springframework.util.Assert;

import dev.stagedoor.discovery.DiscoveryService;

/** Answers from the addresses that are in force. */
record DefaultDiscovery(LiveAddresses addresses) implements DiscoveryService {

    @Override
    public String getBaseUrl(String pluginId) {
        Assert.hasText(pluginId, "'pluginId' must not be empty");
        return addresses.current().internal().of(pluginId);
    }

    @Override
    public String getExternalBaseUrl(String pluginId) {
        Assert.hasText(pluginId, "'pluginId' must not be empty");
        return addresses.current().external().of(pluginId);
    }
}
