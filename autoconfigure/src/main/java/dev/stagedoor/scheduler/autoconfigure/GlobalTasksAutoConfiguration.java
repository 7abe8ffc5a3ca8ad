package dev.stagedoor.scheduler.autoconfigure;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.stagedoor.CoreServices;
import dev.stagedoor.wiring.PluginServices;

/** Runs global tasks once in all processes that share a database; where db-scheduler is missing they are refused. */
@AutoConfiguration(after = SchedulerServiceAutoConfiguration.class)
@ConditionalOnClass({Scheduler.class, JdbcTemplate.class})
@ImportRuntimeHints(SchedulerRuntimeHints.class)
public final class GlobalTasksAutoConfiguration {

    /** The plugin whose database has the table of tasks; none of that name need be installed. */
    private static final String OWNER = "stagedoor";

    @Bean
    ClusterEngine stagedoorGlobalTasks(PluginServices services, TaskRuns runs, SchedulerProperties properties) {
        return new ClusterEngine(
                () -> services.get(OWNER, CoreServices.DATABASE),
                runs,
                ClusterPace.of(properties.pollingInterval()),
                properties.threads());
    }
}
