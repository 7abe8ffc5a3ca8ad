package dev.stagedoor.test;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.httpauth.HttpAuthService;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@WithMockCredentials
class WithMockCredentialsTests {

    @InPlugin("notes")
    private AuthService auth;

    @InPlugin("notes")
    private HttpAuthService httpAuth;

    @InPlugin("notes")
    private UserInfoService userInfo;

    @Test
    @Case("TST-13")
    void theAnnotationBringsTheStandInsToASpringTest() {
        assertThat(auth).isInstanceOf(FakeAuth.class);
        assertThat(httpAuth).isInstanceOf(FakeHttpAuth.class);
        assertThat(userInfo).isInstanceOf(FakeUserInfo.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(NotesPlugin.class)
    static class Application {}

    @BackendPlugin("notes")
    static class NotesPlugin {}
}
