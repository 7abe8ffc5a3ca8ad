package dev.stagedoor.logger;

import dev.stagedoor.BackendService;

/**
 * Logs on behalf of one plugin: every entry carries the field {@code plugin}. Thread-safe. Backstage:
 * {@code LoggerService}.
 */
@BackendService(id = "core.logger")
public interface LoggerService extends StructuredLogger {}
