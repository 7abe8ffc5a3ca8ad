package dev.stagedoor.signin.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image needs for sign-in: the scripts of its tables, and what sessions keep of logins. */
final class SignInRuntimeHints implements RuntimeHintsRegistrar {

    private static final String SCRIPTS = "dev/stagedoor/signin/autoconfigure/migrations/";

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources().registerPattern(SCRIPTS + "ansi/*").registerPattern(SCRIPTS + "mysql/*");
        hints.reflection().registerJavaSerialization(SessionLogin.class);
    }
}
