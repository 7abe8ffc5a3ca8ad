package dev.stagedoor.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.permissions.AuthorizeRequest;
import dev.stagedoor.permissions.AuthorizeResult;
import dev.stagedoor.permissions.Permission;
import dev.stagedoor.permissions.PermissionsService;
import dev.stagedoor.permissions.PolicyDecision;
import dev.stagedoor.permissions.ResourcePermission;

/**
 * Decides as a test says, everything with yes at first, whoever asks, and remembers what it was asked. Thread-safe.
 * Backstage: {@code mockServices.permissions}.
 */
public final class FakePermissions implements PermissionsService, FakeService<PermissionsService> {

    private final Map<String, PolicyDecision> decisions = new ConcurrentHashMap<>();

    private final Map<String, Map<String, AuthorizeResult>> resources = new ConcurrentHashMap<>();

    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private final AuthorizeResult otherwise;

    private FakePermissions(AuthorizeResult otherwise) {
        this.otherwise = otherwise;
    }

    /** Makes a service that allows everything. */
    public FakePermissions() {
        this(AuthorizeResult.ALLOW);
    }

    /**
     * Makes a service that denies everything for which a test says nothing else.
     *
     * @return the service
     */
    public static FakePermissions denying() {
        return new FakePermissions(AuthorizeResult.DENY);
    }

    /**
     * Says how a permission is decided.
     *
     * @param permission the permission
     * @param decision yes, no, or conditions, which are for {@link #authorizeConditional} alone
     * @return this service
     */
    public FakePermissions decide(Permission permission, PolicyDecision decision) {
        decisions.put(permission.name(), decision);
        return this;
    }

    /**
     * Says how a permission is decided for one resource.
     *
     * @param permission the permission
     * @param resourceRef the resource
     * @param result yes or no
     * @return this service
     */
    public FakePermissions decide(ResourcePermission permission, String resourceRef, AuthorizeResult result) {
        resources
                .computeIfAbsent(permission.name(), name -> new ConcurrentHashMap<>())
                .put(resourceRef, result);
        return this;
    }

    /**
     * Returns what was asked so far.
     *
     * @return the requests, in order
     */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public List<AuthorizeResult> authorize(List<AuthorizeRequest> asked, BackstageCredentials<?> credentials) {
        return asked.stream()
                .map(each -> {
                    requests.add(new Request(each.permission(), each.resourceRef(), credentials));
                    return decide(each);
                })
                .toList();
    }

    private AuthorizeResult decide(AuthorizeRequest request) {
        String name = request.permission().name();
        String ref = request.resourceRef();
        AuthorizeResult own =
                ref == null ? null : resources.getOrDefault(name, Map.of()).get(ref);
        if (own != null) {
            return own;
        }
        PolicyDecision decision = decisions.getOrDefault(name, otherwise);
        if (decision instanceof AuthorizeResult result) {
            return result;
        }
        throw new IllegalStateException("The test says that permission '" + name + "' depends on conditions, and not"
                + " how it is decided for '" + ref + "'; say so with decide(permission, resourceRef, result)");
    }

    @Override
    public List<PolicyDecision> authorizeConditional(
            List<ResourcePermission> permissions, BackstageCredentials<?> credentials) {
        return permissions.stream()
                .map(each -> {
                    requests.add(new Request(each, null, credentials));
                    return decisions.getOrDefault(each.name(), otherwise);
                })
                .toList();
    }

    /** Installed in a backend it is every plugin's. */
    @Override
    public ServiceFactory<PermissionsService> factory() {
        return ServiceFactory.of(CoreServices.PERMISSIONS).create(deps -> this);
    }

    /**
     * Something that was asked.
     *
     * @param permission the permission
     * @param resourceRef the resource, or {@code null} if none was named
     * @param credentials who wanted it
     */
    public record Request(Permission permission, @Nullable String resourceRef, BackstageCredentials<?> credentials) {}
}
