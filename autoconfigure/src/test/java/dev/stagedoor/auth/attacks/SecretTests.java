package dev.stagedoor.auth.attacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.stagedoor.CoreServices;
import dev.stagedoor.auth.AuthService;
import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.Token;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.errors.BackstageException;
import dev.stagedoor.http.autoconfigure.TestServer;
import dev.stagedoor.test.conformance.Case;
import dev.stagedoor.wiring.PluginServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Looks for tokens and secrets in all that a user could print. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class SecretTests {

    private static final List<String> CONFIGURED = List.of(
            World.STATIC_TOKEN,
            World.ELSEWHERE_TOKEN,
            Base64.getEncoder().encodeToString(World.LEGACY_SECRET),
            new String(World.LEGACY_SECRET, StandardCharsets.UTF_8));

    private World world;

    private Target target;

    @BeforeAll
    void start() throws Exception {
        world = new World();
        target = new Target(world);
    }

    @AfterAll
    void stop() {
        target.close();
        world.close();
    }

    private Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("plugin", world.honestPlugin());
        tokens.put("user", world.honestUser());
        tokens.put("on behalf of a user", world.honestOnBehalfOf());
        tokens.put("legacy", world.honestLegacy());
        tokens.put("external", world.honestExternal());
        tokens.put("static", World.STATIC_TOKEN);
        return tokens;
    }

    private AuthService auth() {
        return services().get(World.PLUGIN, CoreServices.AUTH);
    }

    private PluginServices services() {
        return target.context().getBean(PluginServices.class);
    }

    @Test
    @Case("ATK-07")
    void noFormOfCredentialsShowsAToken() throws Exception {
        for (Map.Entry<String, String> token : tokens().entrySet()) {
            BackstageCredentials<?> credentials = auth().authenticate(token.getValue());

            assertThat(forms(credentials))
                    .as(token.getKey())
                    .allSatisfy(form -> assertThat(form).doesNotContain(traces(token.getValue())));
        }
    }

    @Test
    @Case("ATK-07")
    void noFormOfATokenShowsItsText() throws Exception {
        BackstageCredentials<UserPrincipal> user =
                auth().authenticate(world.honestUser()).as(UserPrincipal.class).orElseThrow();
        for (Token token : List.of(
                auth().getLimitedUserToken(user),
                auth().getPluginRequestToken(user, "catalog"),
                auth().getPluginRequestToken(auth().getOwnServiceCredentials(), "catalog"))) {
            assertThat(forms(token)).allSatisfy(form -> assertThat(form).doesNotContain(traces(token.reveal())));
        }
    }

    @Test
    @Case("ATK-07")
    void noServiceShowsATokenOrASecret() throws Exception {
        List<String> shown = new ArrayList<>(forms(auth()));
        shown.addAll(forms(services().get(World.PLUGIN, CoreServices.HTTP_AUTH)));
        shown.addAll(forms(services().get(World.PLUGIN, CoreServices.USER_INFO)));
        for (String name : target.context().getBeanDefinitionNames()) {
            if (target.context().getBeanFactory().containsSingleton(name)) {
                shown.add(String.valueOf(target.context().getBean(name)));
            }
        }

        assertThat(shown).allSatisfy(form -> assertThat(form).doesNotContain(CONFIGURED.toArray(String[]::new)));
    }

    @Test
    @Case("ATK-07")
    void noErrorShowsAToken() {
        List<String> refused = List.of(
                world.plugin().by(world.attacker),
                world.user().by(world.attacker),
                world.plugin().claim("exp", Forged.now() - 1).by(world.catalog),
                world.plugin().claim("obo", world.user().by(world.attacker)).by(world.catalog),
                world.legacy().claim("exp", Forged.now() - 1).by(World.LEGACY_SECRET, "HS256"),
                World.ELSEWHERE_TOKEN,
                "a-word-that-is-no-token-at-all");
        for (String token : refused) {
            BackstageException error = catchThrowableOfType(BackstageException.class, () -> auth().authenticate(token));

            assertThat(text(error)).doesNotContain(traces(token));
        }
    }

    @Test
    @Case("ATK-07")
    void nothingIsLoggedOfTokensThatAreAccepted() throws Exception {
        for (Map.Entry<String, String> token : tokens().entrySet()) {
            Target.Answer answer =
                    target.send("GET", World.CLOSED, List.of("Authorization: Bearer " + token.getValue()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.ownLines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).doesNotContain(traces(token.getValue())));
        }
    }

    @Test
    @Case("ATK-07")
    void nothingIsLoggedOfTheTokenOfACookie() throws Exception {
        Target.Answer answer = target.send(
                "GET", "/api/search/.backstage/auth/v1/cookie", List.of("Authorization: Bearer " + world.honestUser()));

        assertThat(answer.status()).isEqualTo(200);
        String cookie = answer.text().replaceAll("(?s).*backstage-auth=([^;]+);.*", "$1");
        assertThat(cookie).contains(".");
        assertThat(answer.body()).doesNotContain(traces(cookie));
        assertThat(answer.ownLines()).allSatisfy(line -> assertThat(line).doesNotContain(traces(cookie)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "env", "configprops", "beans", "mappings", "loggers", "httpexchanges"})
    @Case("ATK-07")
    void noEndpointOfActuatorShowsATokenOrASecret(String endpoint) throws Exception {
        String user = world.honestUser();
        target.send("GET", World.CLOSED, List.of("Authorization: Bearer " + user));

        Target.Answer answer = target.send("GET", "/actuator/" + endpoint, List.of());

        assertThat(answer.status()).isIn(200, 404);
        assertThat(answer.text())
                .doesNotContain(CONFIGURED.toArray(String[]::new))
                .doesNotContain(traces(user));
    }

    @Test
    @Case("ATK-07")
    void noReportOfAWrongConfigurationShowsASecret(CapturedOutput output) {
        TestServer broken = new TestServer();
        world.describeTo(broken);
        String token = "a token with spaces, which must not be there";
        String secret = "@@no-base64-but-a-secret@@";
        broken.property("backend.auth.externalAccess[0].options.token", token)
                .property("backend.auth.externalAccess[2].options.secret", secret);

        Throwable failure = catchThrowable(() -> {
            try {
                broken.run(Target.SearchPlugin.class);
            } finally {
                if (broken.context() != null) {
                    broken.context().close();
                }
            }
        });

        assertThat(text(failure)).contains("Illegal token", "Illegal secret").doesNotContain(token, secret);
        assertThat(output.getAll()).doesNotContain(token, secret).doesNotContain(CONFIGURED.toArray(String[]::new));
    }

    /** What a user may make of an object without wanting its secrets. */
    private static List<String> forms(Object object) throws IOException {
        List<String> forms = new ArrayList<>();
        forms.add(object.toString());
        forms.add(String.format("%s", List.of(object)));
        forms.add(Map.of("of", object).toString());
        try {
            forms.add(JsonMapper.shared().writeValueAsString(object));
        } catch (JacksonException ex) {
            forms.add(text(ex));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (NotSerializableException ex) {
            forms.add(text(ex));
        }
        forms.add(bytes.toString(StandardCharsets.ISO_8859_1));
        return forms;
    }

    private static String text(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String[] traces(String token) {
        return Attack.bearer("", token).traces().toArray(String[]::new);
    }
}
