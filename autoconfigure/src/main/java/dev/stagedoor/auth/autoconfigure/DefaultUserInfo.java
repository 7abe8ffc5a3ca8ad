package dev.stagedoor.auth.autoconfigure;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.UserInfo;
import dev.stagedoor.auth.UserInfoService;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.client.PluginClientService;

/** Reads what a token tells of its user, and asks the plugin {@code auth} for what it does not tell. */
record DefaultUserInfo(PluginClientService client, OwnershipCache cache) implements UserInfoService {

    private static final String ENDPOINT = "plugin://auth/v1/userinfo";

    @Override
    public UserInfo getUserInfo(BackstageCredentials<?> credentials) {
        DefaultCredentials<?> own = DefaultCredentials.from(credentials);
        if (!(own.principal() instanceof UserPrincipal user)) {
            throw new IllegalArgumentException("Only user credentials are supported");
        }
        String token = own.token();
        Jwt jwt = token == null ? null : Jwt.read(token);
        if (token == null || jwt == null) {
            throw new IllegalArgumentException("User credentials is unexpectedly missing token");
        }
        Object told = jwt.payload().get("ent");
        return new UserInfo(user.userEntityRef(), told == null ? cache.get(token, () -> ask(token)) : references(told));
    }

    private List<String> ask(String token) {
        String body = client.builder()
                .build()
                .get()
                .uri(ENDPOINT)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .retrieve()
                .body(String.class);
        return references(claims(body).get("ent"));
    }

    private static Map<?, ?> claims(@Nullable String body) {
        try {
            return JSONObjectUtils.parse(body == null ? "" : body).get("claims") instanceof Map<?, ?> claims
                    ? claims
                    : Map.of();
        } catch (ParseException ex) {
            return Map.of();
        }
    }

    private static List<String> references(@Nullable Object told) {
        if (told == null) {
            throw new IllegalStateException("Ownership entity refs can not be determined");
        }
        List<String> references = new ArrayList<>();
        if (!(told instanceof List<?> list)) {
            throw notTexts();
        }
        for (Object one : list) {
            if (!(one instanceof String reference)) {
                throw notTexts();
            }
            references.add(reference);
        }
        return references;
    }

    private static IllegalStateException notTexts() {
        return new IllegalStateException("Ownership entity refs must be an array of strings");
    }
}
