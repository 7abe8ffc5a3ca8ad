package dev.stagedoor.http.autoconfigure;

import java.util.EnumSet;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import dev.stagedoor.auth.BackstageCredentials;
import dev.stagedoor.auth.NonePrincipal;
import dev.stagedoor.auth.PrincipalType;
import dev.stagedoor.auth.ServicePrincipal;
import dev.stagedoor.auth.UserPrincipal;
import dev.stagedoor.httpauth.CredentialsOptions;

/** Gives handlers of plugins the credentials of the sender; the type that they ask for is the kind that they allow. */
final class CredentialsArgument implements HandlerMethodArgumentResolver {

    private final RouteRules rules;

    private final RequestCredentials credentials;

    CredentialsArgument(RouteRules rules, RequestCredentials credentials) {
        this.rules = rules;
        this.credentials = credentials;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == BackstageCredentials.class;
    }

    @Override
    public BackstageCredentials<?> resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        PluginPath path = request == null ? null : PluginGate.passed(request);
        Assert.state(
                request != null && path != null,
                () -> "There are credentials in plugins alone, and " + parameter.getExecutable() + " is in none");
        CredentialsOptions options = new CredentialsOptions(types(parameter), isLimited(request));
        return credentials.of(path.pluginId(), request, options);
    }

    /** What opened the route to limited tokens opened the handler to them. */
    private boolean isLimited(HttpServletRequest request) {
        Passage passage = Passage.of(request);
        if (passage == null) {
            return false;
        }
        return passage.rule() == null
                ? passage.cookies()
                : passage.rule().options(passage.cookies()).allowLimitedAccess();
    }

    private static @Nullable Set<PrincipalType> types(MethodParameter parameter) {
        Class<?> type =
                ResolvableType.forMethodParameter(parameter).getGeneric(0).toClass();
        Set<PrincipalType> types = EnumSet.noneOf(PrincipalType.class);
        if (type.isAssignableFrom(UserPrincipal.class)) {
            types.add(PrincipalType.USER);
        }
        if (type.isAssignableFrom(ServicePrincipal.class)) {
            types.add(PrincipalType.SERVICE);
        }
        if (type.isAssignableFrom(NonePrincipal.class)) {
            types.add(PrincipalType.NONE);
        }
        return types.size() == 3 ? null : types;
    }
}
