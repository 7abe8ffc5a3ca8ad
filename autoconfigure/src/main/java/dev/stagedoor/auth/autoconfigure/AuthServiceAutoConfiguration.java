package dev.stagedoor.auth.autoconfigure;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSObject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import dev.stagedoor.PluginScope;
import dev.stagedoor.RootContext;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.ExternalTokenHandler;
import dev.stagedoor.auth.PluginTokenHandlerDecorator;
import dev.stagedoor.auth.TokenVerifier;
import dev.stagedoor.auth.UserTokenKeys;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.metadata.RootSystemMetadataService;
import dev.stagedoor.wiring.PluginServices;

/** Offers the service {@code core.auth}. Nothing is opened or made before there is a token. */
@AutoConfiguration
@ConditionalOnClass({JWSObject.class, Caffeine.class})
@EnableConfigurationProperties(AuthProperties.class)
public final class AuthServiceAutoConfiguration {

    /** What the log names as the place of the keys of users' tokens where this backend issues them itself. */
    private static final URI HOSTED_KEYS = URI.create("stagedoor:/api/auth/.well-known/jwks.json");

    @Bean
    AuthClock stagedoorAuthTime(@Qualifier(AuthClock.OVERRIDE) ObjectProvider<InstantSource> clock) {
        return new AuthClock(clock.getIfAvailable(InstantSource::system));
    }

    @Bean
    HttpFetcher stagedoorKeyFetcher() {
        return new HttpFetcher();
    }

    /** The application's own kinds of token are known later, and an entry of an unknown kind is then an error too. */
    @Bean
    static ConfigCheck stagedoorAuthConfigCheck(ListableBeanFactory beans) {
        return config ->
                AuthConfig.check(config, beans.getBeanNamesForType(ExternalTokenHandler.class, true, false).length > 0);
    }

    @Bean
    AuthDetails stagedoorAuthDetails() {
        return new AuthDetails();
    }

    @Bean
    @RootContext
    AuthShared stagedoorAuth(
            AuthProperties properties,
            AuthClock time,
            HttpFetcher fetcher,
            RootConfigService config,
            RootLoggerService logger,
            List<ExternalTokenHandler> handlers,
            AuthDetails details,
            ObjectProvider<RootSystemMetadataService> system,
            ObjectProvider<UserTokenKeys> hosted) {
        InstantSource clock = time.source();
        if (ExternalAccess.hasOldKeys(config)) {
            logger.warn(
                    "backend.auth.keys is deprecated, use an entry of backend.auth.externalAccess of type 'legacy'");
        }
        KeySources sources = new KeySources(fetcher, clock);
        SignedTokens signed = new SignedTokens(clock, properties.verifiedTokens());
        SigningKeys fixed = KeyStore.read(config) == KeyStore.STATIC ? StaticKeys.read(config) : null;
        PluginKeys keys = new PluginKeys(properties, clock, fixed);
        details.show(keys);
        return new AuthShared(
                keys,
                new PluginIssuers(keys, sources, isInstalled(system), hosted(hosted, clock)),
                signed,
                new ExternalAccess(new LegacyTokens(clock), new JwksTokens(sources, signed), handlers, true)
                        .read(config),
                properties.tokenLifetime(),
                AuthConfig.isPolicyDisabled(config),
                clock);
    }

    private static @Nullable KeySource hosted(ObjectProvider<UserTokenKeys> keys, InstantSource clock) {
        UserTokenKeys hosted = keys.getIfAvailable();
        return hosted == null
                ? null
                : new RemoteKeys(HOSTED_KEYS, Fetched.inProcess(hosted::listPublicKeys), clock, () -> true);
    }

    private static Predicate<String> isInstalled(ObjectProvider<RootSystemMetadataService> system) {
        return pluginId -> {
            RootSystemMetadataService metadata = system.getIfAvailable();
            return metadata != null
                    && metadata.getInstalledPlugins().stream()
                            .anyMatch(plugin -> plugin.pluginId().equals(pluginId));
        };
    }

    @Bean("core.auth.pluginTokenHandlerDecorator")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    PluginTokenHandlerDecorator pluginTokenHandlerDecorator() {
        return handler -> handler;
    }

    @Bean("core.auth")
    @PluginScope
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    AuthService auth(
            PluginMetadataService plugin,
            DiscoveryService discovery,
            LoggerService logger,
            PluginTokenHandlerDecorator decorator,
            Optional<DatabaseService> database,
            AuthShared shared) {
        return shared.of(
                plugin.getId(),
                discovery,
                logger,
                decorator,
                database.isPresent() ? () -> new DatabaseKeyTable(database.get()) : MemoryKeyTable::new);
    }

    @Bean("stagedoor.auth.tokenVerifier")
    @ConditionalOnMissingBean(parameterizedContainer = ServiceFactory.class)
    TokenVerifier tokenVerifier(PluginServices services) {
        return new DefaultTokenVerifier(services);
    }
}
