package dev.stagedoor.signin.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.RefusalReason;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.AuthenticationException;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.errors.InputException;
import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.logger.LoggerService;

/** The routes of the plugin {@code auth}, as Backstage has them. They are open to everybody. */
final class AuthRoutes {

    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

    private static final String PROVIDER = "provider";

    private final KeyRing keys;

    private final UserInfoTable users;

    private final AuthService auth;

    private final Supplier<String> address;

    private final List<SignInProviders> providers;

    private final LoggerService logger;

    AuthRoutes(
            KeyRing keys,
            UserInfoTable users,
            AuthService auth,
            Supplier<String> address,
            List<SignInProviders> providers,
            LoggerService logger) {
        this.keys = keys;
        this.users = users;
        this.auth = auth;
        this.address = address;
        this.providers = List.copyOf(providers);
        this.logger = logger;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/.well-known/jwks.json", request -> SignInAnswer.json(Map.of("keys", keys.publicKeys())))
                .GET("/.well-known/openid-configuration", request -> SignInAnswer.json(configuration()))
                .GET("/v1/userinfo", this::userInfo)
                .GET("/{provider}/start", request -> of(request, SignInProvider::start))
                .GET("/{provider}/handler/frame", request -> of(request, SignInProvider::frame))
                .POST("/{provider}/handler/frame", request -> of(request, SignInProvider::frame))
                .GET("/{provider}/refresh", request -> of(request, SignInProvider::refresh))
                .POST("/{provider}/refresh", request -> of(request, SignInProvider::refresh))
                .POST("/{provider}/logout", request -> of(request, SignInProvider::logout))
                .build();
    }

    private ServerResponse of(ServerRequest request, BiFunction<SignInProvider, ServerRequest, ServerResponse> step) {
        try {
            return step.apply(provider(request), request);
        } catch (AuthenticationException ex) {
            refused(request, RefusalReason.MISSING_CREDENTIALS, ex);
            throw ex;
        } catch (NotAllowedException ex) {
            refused(request, RefusalReason.SIGN_IN_REFUSED, ex);
            throw ex;
        }
    }

    private SignInProvider provider(ServerRequest request) {
        String id = request.pathVariable(PROVIDER);
        return providers.stream()
                .map(each -> each.find(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> SignInProvider.unknown(id));
    }

    private void refused(ServerRequest request, RefusalReason reason, BackstageException why) {
        logger.atInfo()
                .addKeyValue("reason", reason.name())
                .log("Refused {} {}: {}, {}", request.method(), request.path(), reason, why.getMessage());
    }

    private ServerResponse userInfo(ServerRequest request) {
        String header = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        Matcher bearer = BEARER.matcher(header == null ? "" : header);
        if (!bearer.matches()) {
            AuthenticationException ex = new AuthenticationException("No token provided");
            refused(request, RefusalReason.MISSING_CREDENTIALS, ex);
            throw ex;
        }
        UserPrincipal user = auth.authenticate(bearer.group(1), true)
                .as(UserPrincipal.class)
                .orElseThrow(() -> new InputException(
                        "Userinfo endpoint must be called with a token that represents a user principal"))
                .principal();
        return users.find(user.userEntityRef())
                .map(SignInAnswer::json)
                .orElseGet(() -> ServerResponse.status(HttpStatus.NOT_FOUND)
                        .contentType(MediaType.TEXT_PLAIN)
                        .body("User info not found"));
    }

    /** Backstage names the addresses of flows that it has not switched on, and so does this. */
    private Map<String, Object> configuration() {
        String issuer = address.get();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("issuer", issuer);
        json.put("token_endpoint", issuer + "/v1/token");
        json.put("userinfo_endpoint", issuer + "/v1/userinfo");
        json.put("jwks_uri", issuer + "/.well-known/jwks.json");
        json.put("response_types_supported", List.of("code", "id_token"));
        json.put("subject_types_supported", List.of("public"));
        json.put(
                "id_token_signing_alg_values_supported",
                List.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "EdDSA"));
        json.put("scopes_supported", List.of("openid"));
        json.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        json.put("claims_supported", List.of("sub", "ent"));
        json.put("grant_types_supported", List.of("authorization_code"));
        json.put("authorization_endpoint", issuer + "/v1/authorize");
        json.put("code_challenge_methods_supported", List.of("S256", "plain"));
        return json;
    }
}
