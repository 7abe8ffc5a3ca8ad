package dev.stagedoor.config.autoconfigure;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry.InstanceSupplier;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

import dev.stagedoor.config.ConfigException;
import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/**
 * Before files are imported: offers the environment's variables to them, and adds the values of {@code APP_CONFIG_*}
 * above other variables, so above all files.
 */
final class AppConfigBeforeImport implements EnvironmentPostProcessor, Ordered {

    private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final ConfigurableBootstrapContext bootstrapContext;

    AppConfigBeforeImport(ConfigurableBootstrapContext bootstrapContext) {
        this.bootstrapContext = bootstrapContext;
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Variables variables = Variables.of(environment);
        bootstrapContext.registerIfAbsent(Variables.class, InstanceSupplier.of(variables));
        bootstrapContext.registerIfAbsent(ImportProblems.class, InstanceSupplier.of(new ImportProblems()));
        try {
            Branch values = AppConfigVariables.read(variables);
            if (values != null) {
                add(values, environment);
            }
        } catch (ConfigException ex) {
            ImportProblems.add(bootstrapContext, ex);
        }
    }

    private static void add(Branch values, ConfigurableEnvironment environment) {
        AppConfigPropertySource source = AppConfigPropertySource.of(AppConfigVariables.SOURCE, values);
        MutablePropertySources sources = environment.getPropertySources();
        if (sources.contains(VARIABLES)) {
            sources.addBefore(VARIABLES, source);
        } else {
            sources.addFirst(source);
        }
    }
}
