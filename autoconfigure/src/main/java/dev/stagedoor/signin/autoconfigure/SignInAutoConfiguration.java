package dev.stagedoor.signin.autoconfigure;

import java.time.InstantSource;

import com.nimbusds.jose.JWSSigner;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.function.RouterFunction;

import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;
import dev.stagedoor.config.ConfigCheck;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.wiring.Mode;
import dev.stagedoor.wiring.PluginServices;

/** Hosts sign-in as the plugin {@code auth}, if the application wants that. */
@AutoConfiguration
@ConditionalOnProperty("stagedoor.sign-in.enabled")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({JWSSigner.class, JdbcTemplate.class, RouterFunction.class})
@EnableConfigurationProperties(SignInProperties.class)
@ImportRuntimeHints(SignInRuntimeHints.class)
public final class SignInAutoConfiguration {

    @Bean
    static ConfigCheck stagedoorSignInConfigCheck() {
        return AuthSettings::read;
    }

    /** The container is asked when the plugin starts, for this is made before everything else. */
    @Bean
    static BackendFeature stagedoorSignIn(BeanFactory beans) {
        return BackendFeature.plugin(
                SignInHost.PLUGIN,
                env -> env.registerInit(
                        services -> beans.getBean(SignInHost.class).start(services),
                        CoreServices.AUTH,
                        CoreServices.DATABASE,
                        CoreServices.DISCOVERY,
                        CoreServices.HTTP_ROUTER,
                        CoreServices.LIFECYCLE,
                        CoreServices.LOGGER));
    }

    @Bean
    SignInContext stagedoorSignInContext(PluginServices services) {
        return new CatalogUsers(services);
    }

    @Bean
    SignInHost stagedoorSignInHost(
            RootConfigService config,
            SignInProperties properties,
            Environment environment,
            SignInContext context,
            ObjectProvider<SignInProviders> providers) {
        return new SignInHost(
                AuthSettings.read(config),
                properties,
                Mode.of(environment),
                InstantSource.system(),
                context,
                () -> providers.orderedStream().toList());
    }
}
