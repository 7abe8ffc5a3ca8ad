package dev.stagedoor.logger;

import dev.stagedoor.BackendService;
import dev.stagedoor.ServiceScope;

/**
 * Receives everything that the backend and its plugins log. An implementation needs one method,
 * {@link #log(LogEntry)}; it must be thread-safe. Backstage: {@code RootLoggerService}.
 */
@BackendService(id = "core.rootLogger", scope = ServiceScope.ROOT)
public interface RootLoggerService extends StructuredLogger {}
