package dev.stagedoor.catalog.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.restclient.autoconfigure.RestClientBuilderConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.PluginScope;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.catalog.CatalogService;
import dev.stagedoor.client.PluginClientService;

/** Offers the service {@code catalog-client}. Nothing is called before a plugin asks. */
@AutoConfiguration
@ConditionalOnClass({RestClient.class, RestClientBuilderConfigurer.class, JsonMapper.class})
public final class CatalogServiceAutoConfiguration {

    @Bean("catalog-client")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    CatalogService catalogClient(PluginClientService client) {
        return new DefaultCatalog(new CatalogConnection(client));
    }
}
