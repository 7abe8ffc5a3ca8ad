package dev.stagedoor;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.errors.InputException;

/**
 * A loader of more features, as an object. Made by {@link BackendFeature#loader}. Backstage:
 * {@code createBackendFeatureLoader}.
 *
 * @param description where the loader was made, for messages
 * @param dependencies the root services that the callback asks for
 * @param callback returns the features
 */
public record FeatureLoader(String description, List<RootServiceRef<?>> dependencies, Callback callback)
        implements BackendFeature {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Copies the dependencies. */
    public FeatureLoader {
        dependencies = List.copyOf(dependencies);
        Objects.requireNonNull(callback);
    }

    static FeatureLoader create(Callback callback, RootServiceRef<?>... dependencies) {
        String place = WALKER.walk(frames -> frames.filter(frame -> !isOurs(frame.getDeclaringClass()))
                .findFirst()
                .map(frame -> frame.toStackTraceElement().toString())
                .orElse("an unknown place"));
        String description = "created at '" + place + "'";
        for (int i = 0; i < dependencies.length; i++) {
            if (dependencies[i] == null) {
                throw new InputException("Dependency " + i + " of feature loader " + description
                        + " is null, counted from 0. Give BackendFeature.loader a reference in this place.");
            }
        }
        return new FeatureLoader(description, List.of(dependencies), callback);
    }

    private static boolean isOurs(Class<?> type) {
        return type == FeatureLoader.class || type == BackendFeature.class;
    }

    /** Returns the features that a loader adds. */
    @FunctionalInterface
    public interface Callback {

        /**
         * Returns the features. May block.
         *
         * @param dependencies the declared root services
         * @return an {@code Iterable}, a {@code Stream} or an array of features, or a {@code CompletionStage} of
         *     one of these; an item may itself be a {@code CompletionStage} of a feature; {@code null} for none
         * @throws Exception if it fails, which fails the start of the backend
         */
        @Nullable
        Object load(Dependencies dependencies) throws Exception;
    }
}
