package com.example.javademo.plugin;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserInfo;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.httpauth.Allow;
import dev.stagedoor.httpauth.AllowUnauthenticated;

/** Says who calls. */
@RestController
class WhoAmIController {

    private final UserInfoService users;

    WhoAmIController(UserInfoService users) {
        this.users = users;
    }

    // tag::whoami[]
    @GetMapping("/whoami")
    Map<String, Object> whoAmI(BackstageCredentials<?> credentials) {
        return CredentialsView.of(credentials);
    }
    // end::whoami[]

    // tag::allow[]
    @GetMapping("/cookie/whoami")
    @Allow(value = PrincipalType.USER, limitedAccess = true)
    Map<String, Object> whoHasTheCookie(BackstageCredentials<UserPrincipal> credentials) {
        return whoAmI(credentials);
    }

    @GetMapping("/services-only")
    @Allow(PrincipalType.SERVICE)
    Map<String, Object> whichService(BackstageCredentials<ServicePrincipal> credentials) {
        return whoAmI(credentials);
    }

    @GetMapping("/userinfo")
    @Allow(PrincipalType.USER)
    UserInfo userInfo(BackstageCredentials<UserPrincipal> credentials) {
        return users.getUserInfo(credentials);
    }
    // end::allow[]

    @GetMapping("/open")
    @AllowUnauthenticated
    Map<String, Object> open() {
        return Map.of("open", true);
    }
}
