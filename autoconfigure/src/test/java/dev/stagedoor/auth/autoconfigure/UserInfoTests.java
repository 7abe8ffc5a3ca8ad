package dev.stagedoor.auth.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserInfo;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.test.ForgedKey;
import dev.stagedoor.test.TokenDraft;
import dev.stagedoor.test.TokenForge;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is known of users, and how often the auth plugin is asked for it. */
class UserInfoTests {

    private static final String USER = "user:default/guest";

    private static final String GROUP = "group:default/guests";

    private static final String ENDPOINT = "/api/auth/v1/userinfo";

    private static final ForgedKey KEY = ForgedKey.of("ES256");

    private final SetClock clock = new SetClock();

    @RegisterExtension
    private final TokenForge forge = new TokenForge().clock(clock);

    @RegisterExtension
    private final AuthBackend backend = new AuthBackend();

    private AuthService auth;

    private UserInfoService userInfo;

    @BeforeEach
    void start() {
        backend.at(clock.instant()).properties(forge.properties("auth", "catalog"));
        forge.publishUsers(KEY).publishPlugin("catalog", KEY);
        auth = backend.auth("search");
        userInfo = backend.services().get("search", CoreServices.USER_INFO);
    }

    @Test
    @Case("AUT-90")
    void whatTheTokenTellsIsNotAskedFor() {
        TokenDraft draft = forge.user(USER).claim("ent", List.of(USER, GROUP));

        assertThat(userInfo.getUserInfo(auth.authenticate(draft.sign(KEY))))
                .isEqualTo(new UserInfo(USER, List.of(USER, GROUP)));
        assertThat(forge.fetches(ENDPOINT)).isZero();
    }

    @Test
    @Case("AUT-90")
    void whatTheTokenDoesNotTellIsAskedOfTheAuthPlugin() {
        forge.userInfo(USER, USER, GROUP);
        BackstageCredentials<?> credentials = auth.authenticate(forge.plugin("catalog", "search")
                .claim("obo", forge.user(USER).signLimited(KEY))
                .sign(KEY));

        assertThat(userInfo.getUserInfo(credentials)).isEqualTo(new UserInfo(USER, List.of(USER, GROUP)));
    }

    @Test
    @Case("AUT-91")
    void anAnswerIsRememberedForFiveSecondsForAllPlugins() {
        forge.userInfo(USER, GROUP);
        BackstageCredentials<?> credentials = user();
        userInfo.getUserInfo(credentials);
        backend.services().get("other", CoreServices.USER_INFO).getUserInfo(credentials);
        pass(Duration.ofMillis(4900));
        userInfo.getUserInfo(credentials);
        assertThat(forge.fetches(ENDPOINT)).isEqualTo(1);

        pass(Duration.ofMillis(100));
        userInfo.getUserInfo(credentials);
        assertThat(forge.fetches(ENDPOINT)).isEqualTo(2);
    }

    @Test
    @Case("AUT-91")
    void thoseWhoAskAtTheSameTimeShareOneRequest() {
        forge.answer(
                ENDPOINT,
                200,
                "application/json",
                "{\"claims\":{\"sub\":\"" + USER + "\",\"ent\":[\"" + GROUP + "\"]}}",
                Duration.ofMillis(300));
        BackstageCredentials<?> credentials = user();

        List<CompletableFuture<UserInfo>> waiting = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waiting.add(CompletableFuture.supplyAsync(
                    () -> userInfo.getUserInfo(credentials), task -> new Thread(task).start()));
        }

        assertThat(waiting)
                .allSatisfy(one -> assertThat(one.join().ownershipEntityRefs()).containsExactly(GROUP));
        assertThat(forge.fetches(ENDPOINT)).isEqualTo(1);
    }

    @Test
    @Case("AUT-92")
    void aRefusalIsPassedOnAndNotRemembered() {
        BackstageCredentials<?> credentials = user();
        assertThatThrownBy(() -> userInfo.getUserInfo(credentials))
                .isInstanceOfSatisfying(
                        ResponseException.class,
                        ex -> assertThat(ex.getStatus()).isEqualTo(404));

        forge.userInfo(USER, GROUP);
        assertThat(userInfo.getUserInfo(credentials).ownershipEntityRefs()).containsExactly(GROUP);
    }

    @Test
    @Case("AUT-92")
    void anAnswerHasToBeAListOfTexts() {
        BackstageCredentials<?> credentials = user();
        answer(Map.of("sub", USER).toString());
        assertThatIllegalStateException()
                .isThrownBy(() -> userInfo.getUserInfo(credentials))
                .withMessage("Ownership entity refs can not be determined");

        answer("{\"claims\":{\"ent\":[1]}}");
        assertThatIllegalStateException()
                .isThrownBy(() -> userInfo.getUserInfo(credentials))
                .withMessage("Ownership entity refs must be an array of strings");
        answer("{\"claims\":{\"ent\":\"" + GROUP + "\"}}");
        assertThatIllegalStateException()
                .isThrownBy(() -> userInfo.getUserInfo(credentials))
                .withMessage("Ownership entity refs must be an array of strings");
    }

    @Test
    @Case("AUT-93")
    void nobodyElseIsAUser() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> userInfo.getUserInfo(auth.getOwnServiceCredentials()))
                .withMessage("Only user credentials are supported");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> userInfo.getUserInfo(auth.getNoneCredentials()))
                .withMessage("Only user credentials are supported");
    }

    private BackstageCredentials<?> user() {
        return auth.authenticate(forge.user(USER).sign(KEY));
    }

    private void answer(String body) {
        forge.answer(ENDPOINT, 200, "application/json", body);
    }

    private void pass(Duration time) {
        backend.at(clock.pass(time).instant());
    }
}
