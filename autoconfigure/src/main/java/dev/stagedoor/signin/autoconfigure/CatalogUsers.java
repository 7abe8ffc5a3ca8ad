package dev.stagedoor.signin.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;

import dev.stagedoor.CoreServices;
import dev.stagedoor.PluginServiceRef;
import dev.stagedoor.client.PluginClientService;
import dev.stagedoor.errors.ConflictException;
import dev.stagedoor.errors.NotFoundException;
import dev.stagedoor.errors.ResponseException;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.signin.SignInResult;
import dev.stagedoor.wiring.PluginServices;

/** Finds users in the catalog, as the plugin {@code auth}. */
record CatalogUsers(PluginServices services) implements SignInContext {

    private static final PluginServiceRef<PluginClientService> CLIENT = PluginServiceRef.of(PluginClientService.class);

    private static final ParameterizedTypeReference<Map<String, Object>> ENTITY = new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<List<Map<String, Object>>> ENTITIES =
            new ParameterizedTypeReference<>() {};

    private static final Pattern ENTITY_REF = Pattern.compile("([^:/]+):(?:([^:/]+)/)?([^:/]+)");

    /** Nothing that means something in a filter of the catalog. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,=]+@[^\\s@,=]+");

    private static final String CATALOG = "catalog";

    private static final String DEFAULT_NAMESPACE = "default";

    private static final int ERRORS = 400;

    private static final int NOT_FOUND = 404;

    @Override
    public SignInResult catalogUser(String userEntityRef) {
        Matcher ref = ENTITY_REF.matcher(userEntityRef);
        if (!ref.matches()) {
            throw new IllegalArgumentException("'" + userEntityRef + "' is no full reference of an entity");
        }
        String namespace = ref.group(2) == null ? DEFAULT_NAMESPACE : ref.group(2);
        return user(ask(catalog -> catalog.get()
                .uri("/entities/by-name/{kind}/{namespace}/{name}", ref.group(1), namespace, ref.group(3))
                .retrieve()
                .body(ENTITY)));
    }

    @Override
    public SignInResult catalogUserWithEmail(String email) {
        if (!EMAIL.matcher(email).matches()) {
            throw notFound();
        }
        List<Map<String, Object>> found = ask(catalog -> catalog.get()
                .uri("/entities?filter={filter}", "kind=user,spec.profile.email=" + email)
                .retrieve()
                .body(ENTITIES));
        if (found != null && found.size() > 1) {
            throw new ConflictException("User lookup resulted in multiple matches");
        }
        return user(found == null || found.isEmpty() ? null : found.get(0));
    }

    /** Where there is no catalog, something else may answer, such as a redirect to a page to log in at. */
    private <T> @Nullable T ask(Function<RestClient, @Nullable T> question) {
        RestClient catalog = services.get(SignInHost.PLUGIN, CLIENT)
                .client(
                        CATALOG,
                        services.get(SignInHost.PLUGIN, CoreServices.AUTH).getOwnServiceCredentials());
        try {
            return question.apply(catalog);
        } catch (ResponseException ex) {
            if (ex.getStatusCode() < ERRORS || ex.getStatusCode() == NOT_FOUND) {
                return null;
            }
            throw ex;
        }
    }

    private static SignInResult user(@Nullable Map<String, Object> entity) {
        if (entity == null || !(entity.get("metadata") instanceof Map<?, ?> metadata)) {
            throw notFound();
        }
        Object namespace = metadata.get("namespace");
        String ref = (entity.get("kind") + ":" + (namespace == null ? DEFAULT_NAMESPACE : namespace) + "/"
                        + metadata.get("name"))
                .toLowerCase(Locale.ROOT);
        Set<String> ownership = new LinkedHashSet<>(List.of(ref));
        if (entity.get("relations") instanceof List<?> relations) {
            relations.forEach(relation -> addGroup(ownership, relation));
        }
        return new SignInResult(ref, new ArrayList<>(ownership));
    }

    private static void addGroup(Set<String> ownership, Object relation) {
        if (relation instanceof Map<?, ?> members
                && "memberOf".equals(members.get("type"))
                && members.get("targetRef") instanceof String target
                && target.startsWith("group:")) {
            ownership.add(target);
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("User not found");
    }
}
