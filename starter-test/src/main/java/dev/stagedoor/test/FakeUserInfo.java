package dev.stagedoor.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserInfo;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.auth.UserPrincipal;

/**
 * Knows of each user that the user owns what is the user's own, and what a test says beyond that. Thread-safe.
 * Backstage: {@code mockServices.userInfo}.
 */
public final class FakeUserInfo implements UserInfoService, FakeService<UserInfoService> {

    private final Map<String, UserInfo> known = new ConcurrentHashMap<>();

    /** Makes a service that was told nothing yet. */
    public FakeUserInfo() {}

    /**
     * Says through which entities a user owns things.
     *
     * @param userEntityRef the user, such as {@code user:default/ada}
     * @param ownershipEntityRefs all of the entities, such as the user and the user's groups
     * @return this service
     */
    public FakeUserInfo user(String userEntityRef, String... ownershipEntityRefs) {
        known.put(userEntityRef, new UserInfo(userEntityRef, List.of(ownershipEntityRefs)));
        return this;
    }

    @Override
    public UserInfo getUserInfo(BackstageCredentials<?> credentials) {
        if (credentials.principal() instanceof UserPrincipal user) {
            String ref = user.userEntityRef();
            return known.getOrDefault(ref, new UserInfo(ref, List.of(ref)));
        }
        throw new IllegalArgumentException(
                "User info not available for " + credentials.principal().type() + " principals, only for users");
    }

    @Override
    public ServiceFactory<UserInfoService> factory() {
        return ServiceFactory.of(CoreServices.USER_INFO).create(deps -> this);
    }
}
