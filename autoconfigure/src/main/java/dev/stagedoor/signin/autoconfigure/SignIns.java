package dev.stagedoor.signin.autoconfigure;

import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.NotAllowedException;
import dev.stagedoor.signin.SignInContext;
import dev.stagedoor.signin.SignInInfo;
import dev.stagedoor.signin.SignInResolver;
import dev.stagedoor.signin.SignInResult;

/**
 * Tells which user somebody is: by the bean of the application, else by what the configuration says of the provider.
 *
 * @param bean the bean, or {@code null} if there is none
 * @param configured the resolvers of providers that have one in the configuration
 * @param context what they need
 */
record SignIns(Supplier<@Nullable SignInResolver> bean, Map<String, SignInResolver> configured, SignInContext context) {

    SignInResult resolve(SignInInfo info) {
        SignInResolver given = bean.get();
        SignInResolver resolver = given == null ? configured.get(info.providerId()) : given;
        if (resolver == null) {
            throw new NotAllowedException("Nobody can sign in with '" + info.providerId() + "', because it is not said"
                    + " which users its accounts are: define a bean of type SignInResolver, or list resolvers at"
                    + " auth.providers." + info.providerId() + ".signIn.resolvers");
        }
        return resolver.resolve(info, context);
    }
}
