package dev.stagedoor.signin.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.json.JsonWriter;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** What the frontend is told, in Backstage's form. */
final class SignInAnswer {

    private static final JsonWriter<Map<String, ?>> JSON = JsonWriter.standard();

    private static final MediaType TYPE = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private static final int HALF_A_SECOND = 500;

    private SignInAnswer() {}

    /** Hands something to a user that nobody may keep. */
    static ServerResponse secret(Map<String, ?> body) {
        return ServerResponse.ok()
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .body(JSON.writeToString(body));
    }

    static ServerResponse json(Map<String, ?> body) {
        return json(JSON.writeToString(body));
    }

    static ServerResponse json(String body) {
        return ServerResponse.ok().contentType(TYPE).body(body);
    }

    /** What {@code /refresh} answers. It has the token in it. */
    static Map<String, Object> session(IssuedToken issued, Map<String, String> profile, Instant now) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("type", "user");
        identity.put("userEntityRef", issued.user().userEntityRef());
        identity.put("ownershipEntityRefs", issued.user().ownershipEntityRefs());
        Map<String, Object> backstageIdentity = new LinkedHashMap<>();
        backstageIdentity.put("token", issued.token().reveal());
        backstageIdentity.put("identity", identity);
        backstageIdentity.put("expiresInSeconds", seconds(Duration.between(now, issued.expiresAt())));
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("profile", profile);
        session.put("backstageIdentity", backstageIdentity);
        return session;
    }

    private static long seconds(Duration left) {
        return left.plusMillis(HALF_A_SECOND).toSeconds();
    }
}
