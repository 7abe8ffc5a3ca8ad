package dev.stagedoor;

import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.database.DatabaseService;
import dev.stagedoor.discovery.DiscoveryService;
import dev.stagedoor.health.RootHealthService;
import dev.stagedoor.http.HttpRouterService;
import dev.stagedoor.http.RootHttpRouterService;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.lifecycle.LifecycleService;
import dev.stagedoor.lifecycle.RootLifecycleService;
import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;
import dev.stagedoor.metadata.InstanceMetadataService;
import dev.stagedoor.metadata.PluginMetadataService;
import dev.stagedoor.metadata.RootInstanceMetadataService;
import dev.stagedoor.metadata.RootSystemMetadataService;
import dev.stagedoor.permissions.PermissionsRegistryService;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.scheduler.SchedulerService;

/** References to the services that every backend has. Backstage: {@code coreServices}. */
public final class CoreServices {

    /** Records who did what. */
    public static final PluginServiceRef<AuditorService> AUDITOR = PluginServiceRef.of(AuditorService.class);

    /** Proves who is asking, and who the plugin is when it asks others. */
    public static final PluginServiceRef<AuthService> AUTH = PluginServiceRef.of(AuthService.class);

    /** Gives each plugin a database or a schema. */
    public static final PluginServiceRef<DatabaseService> DATABASE = PluginServiceRef.of(DatabaseService.class);

    /** Finds the addresses of plugins. */
    public static final PluginServiceRef<DiscoveryService> DISCOVERY = PluginServiceRef.of(DiscoveryService.class);

    /** Tells who sent a request. */
    public static final PluginServiceRef<HttpAuthService> HTTP_AUTH = PluginServiceRef.of(HttpAuthService.class);

    /** Serves the requests of one plugin. */
    public static final PluginServiceRef<HttpRouterService> HTTP_ROUTER = PluginServiceRef.of(HttpRouterService.class);

    /** Tells a plugin what is installed in this backend, as one list. */
    public static final PluginServiceRef<InstanceMetadataService> INSTANCE_METADATA =
            PluginServiceRef.of(InstanceMetadataService.class);

    /** Runs hooks when one plugin starts and stops. */
    public static final PluginServiceRef<LifecycleService> LIFECYCLE = PluginServiceRef.of(LifecycleService.class);

    /** Logs on behalf of one plugin. */
    public static final PluginServiceRef<LoggerService> LOGGER = PluginServiceRef.of(LoggerService.class);

    /** Decides what may be done by whom. */
    public static final PluginServiceRef<PermissionsService> PERMISSIONS =
            PluginServiceRef.of(PermissionsService.class);

    /** Tells others which permissions a plugin has, and by which rules they may be decided. */
    public static final PluginServiceRef<PermissionsRegistryService> PERMISSIONS_REGISTRY =
            PluginServiceRef.of(PermissionsRegistryService.class);

    /** Tells a plugin its id. */
    public static final PluginServiceRef<PluginMetadataService> PLUGIN_METADATA =
            PluginServiceRef.of(PluginMetadataService.class);

    /** Reads the configuration. */
    public static final RootServiceRef<RootConfigService> ROOT_CONFIG = RootServiceRef.of(RootConfigService.class);

    /** Answers liveness and readiness. */
    public static final RootServiceRef<RootHealthService> ROOT_HEALTH = RootServiceRef.of(RootHealthService.class);

    /** Serves requests outside of plugins. */
    public static final RootServiceRef<RootHttpRouterService> ROOT_HTTP_ROUTER =
            RootServiceRef.of(RootHttpRouterService.class);

    /** Tells what is installed in this backend. */
    public static final RootServiceRef<RootInstanceMetadataService> ROOT_INSTANCE_METADATA =
            RootServiceRef.of(RootInstanceMetadataService.class);

    /** Runs hooks when the backend starts and stops. */
    public static final RootServiceRef<RootLifecycleService> ROOT_LIFECYCLE =
            RootServiceRef.of(RootLifecycleService.class);

    /** Logs on behalf of the backend. */
    public static final RootServiceRef<RootLoggerService> ROOT_LOGGER = RootServiceRef.of(RootLoggerService.class);

    /** Tells what is installed in all backends. */
    public static final RootServiceRef<RootSystemMetadataService> ROOT_SYSTEM_METADATA =
            RootServiceRef.of(RootSystemMetadataService.class);

    /** Runs tasks by a schedule. */
    public static final PluginServiceRef<SchedulerService> SCHEDULER = PluginServiceRef.of(SchedulerService.class);

    /** Tells what is known of a signed-in user. */
    public static final PluginServiceRef<UserInfoService> USER_INFO = PluginServiceRef.of(UserInfoService.class);

    private CoreServices() {}
}
