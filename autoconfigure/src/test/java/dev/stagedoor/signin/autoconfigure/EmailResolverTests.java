package dev.stagedoor.signin.autoconfigure;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.signin.SignInInfo;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.signin.autoconfigure.EmailResolver.Lookup;
import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmailResolverTests {

    private static final SignInResult JANE =
            new SignInResult("user:default/jane", List.of("user:default/jane", "group:default/team"));

    private static final SignInContext CATALOG = new SignInContext() {

        @Override
        public SignInResult catalogUser(String userEntityRef) {
            return found(userEntityRef.equals("user:default/jane"));
        }

        @Override
        public SignInResult catalogUserWithEmail(String email) {
            return found(email.equals("jane@example.com"));
        }

        private SignInResult found(boolean known) {
            if (!known) {
                throw new NotFoundException("User not found");
            }
            return JANE;
        }
    };

    private static SignInInfo info(Object email) {
        return new SignInInfo("idp", "1234", Map.of("email", email));
    }

    private static EmailResolver resolver(Lookup lookup, boolean anybody) {
        return new EmailResolver(lookup, List.of("example.com"), anybody);
    }

    @Case("SGN-56")
    @Test
    void theNameBeforeTheDomainIsTheUsers() {
        EmailResolver resolver = resolver(Lookup.EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME, false);
        assertThat(resolver.resolve(info("Jane@Example.com"), CATALOG)).isEqualTo(JANE);
    }

    @Case("SGN-56")
    @Test
    void theAddressIsTheUsersInTheCatalog() {
        EmailResolver resolver = resolver(Lookup.EMAIL_MATCHING_USER_ENTITY_PROFILE_EMAIL, false);
        assertThat(resolver.resolve(info("jane@example.com"), CATALOG)).isEqualTo(JANE);
    }

    @Case("SGN-57")
    @ParameterizedTest
    @ValueSource(
            strings = {"jane@evil.com", "jane@example.com@evil.com", "@example.com", "jane", "jane@sub.example.com"})
    void anAddressOfAnotherDomainIsRefused(String email) {
        EmailResolver resolver = resolver(Lookup.EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME, true);
        assertThatThrownBy(() -> resolver.resolve(info(email), CATALOG))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage("Sign-in user email is not from an allowed domain");
    }

    @Case("SGN-57")
    @Test
    void anAddressThatIsNotVerifiedIsNone() {
        SignInInfo info = new SignInInfo("idp", "1234", Map.of("email", "jane@example.com", "email_verified", false));
        EmailResolver resolver = resolver(Lookup.EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME, true);
        assertThatThrownBy(() -> resolver.resolve(info, CATALOG)).isInstanceOf(NotAllowedException.class);
    }

    @Case("SGN-57")
    @Test
    void whoeverTheCatalogDoesNotKnowIsRefused() {
        EmailResolver resolver = resolver(Lookup.EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME, false);
        assertThatThrownBy(() -> resolver.resolve(info("joe@example.com"), CATALOG))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage("Login failed, the catalog knows no user with this email");
    }

    @Test
    void whoeverTheCatalogDoesNotKnowMayBeLetIn() {
        EmailResolver resolver = resolver(Lookup.EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME, true);
        assertThat(resolver.resolve(info("joe@example.com"), CATALOG)).isEqualTo(SignInResult.of("user:default/joe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b@example.com", "a:b@example.com", "a b@example.com"})
    void aNameThatIsNoneIsRefused(String email) {
        EmailResolver resolver = resolver(Lookup.EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME, true);
        assertThatThrownBy(() -> resolver.resolve(info(email), CATALOG)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void aClaimThatIsNoTextIsNoAddress() {
        EmailResolver resolver = resolver(Lookup.EMAIL_LOCAL_PART_MATCHING_USER_ENTITY_NAME, true);
        assertThatThrownBy(() -> resolver.resolve(info(List.of("jane@example.com")), CATALOG))
                .isInstanceOf(NotAllowedException.class);
    }
}
