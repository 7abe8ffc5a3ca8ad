package dev.stagedoor.lifecycle;

import dev.stagedoor.BackendService;

/**
 * Runs hooks when one plugin starts and stops; its modules' hooks are among them. An implementation must also be a
 * {@link ManagedLifecycle}. Backstage: {@code LifecycleService}.
 */
@BackendService(id = "core.lifecycle")
public interface LifecycleService extends LifecycleHooks {}
