package dev.stagedoor.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.stagedoor.Backend.State;

/**
 * Which plugins there are, what they own and where they are in their lives: a bean for the rooms that carry over what
 * Spring collects. Thread-safe.
 */
public interface PluginDirectory {

    /**
     * Returns the directory of a bean factory, for a registry post-processor, which can not ask for beans. Complete
     * once the wiring's own, an ordered one, has run.
     *
     * @param beanFactory the bean factory
     * @return the directory
     */
    static PluginDirectory of(ConfigurableListableBeanFactory beanFactory) {
        return new RegisteredDirectory(Wiring.of(beanFactory));
    }

    /**
     * Returns the installed plugins.
     *
     * @return their ids, in the order of registration
     */
    Set<String> pluginIds();

    /**
     * Returns the beans of all plugins and their modules that have a type, by their definitions.
     *
     * @param type the type
     * @return the beans, in the order of declaration within a plugin or module
     */
    List<PluginBean> beans(Class<?> type);

    /**
     * Tells where a plugin is in its life.
     *
     * @param pluginId the plugin
     * @return its state, or {@code null} if there is no such plugin
     */
    @Nullable
    State state(String pluginId);

    /**
     * Tells whether a plugin may be expected to run soon.
     *
     * @param state the state of a plugin, or {@code null} if there is no such plugin
     * @return whether it starts, for the first time or again
     */
    static boolean isOnItsWay(@Nullable State state) {
        return state == State.REGISTERED || state == State.STARTING || state == State.RESTARTING;
    }

    /**
     * Returns the plugin on whose behalf the calling thread creates beans or initializes.
     *
     * @return the plugin, or {@code null} if there is none
     */
    @Nullable
    String current();

    /**
     * Waits until a plugin is past its start.
     *
     * @param pluginId an installed plugin
     * @param limit how long at most
     * @return the state that it has then
     * @throws InterruptedException if the thread is interrupted
     */
    State awaitStart(String pluginId, Duration limit) throws InterruptedException;

    /**
     * A bean of a plugin or of one of its modules.
     *
     * @param pluginId the plugin
     * @param beanName its full name
     * @param type what it is, as far as its definition tells; {@code Object} if it does not
     */
    record PluginBean(String pluginId, String beanName, Class<?> type) {}
}
