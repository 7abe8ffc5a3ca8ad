package dev.stagedoor.wiring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.stagedoor.BackendFeature;

/** Reads what a feature loader returned: a collection in one of several forms, each item perhaps still to come. */
final class LoaderOutput {

    private LoaderOutput() {}

    static List<BackendFeature> flatten(@Nullable Object output) throws Exception {
        Object arrived = await(output);
        if (arrived == null) {
            return List.of();
        }
        List<BackendFeature> features = new ArrayList<>();
        Iterator<?> items = iterate(arrived);
        for (int position = 0; items.hasNext(); position++) {
            Object item = await(items.next());
            if (!(item instanceof BackendFeature feature)) {
                throw new IllegalArgumentException("Item " + position + " of its output is no feature: " + item);
            }
            features.add(feature);
        }
        return features;
    }

    private static Iterator<?> iterate(Object output) {
        if (output instanceof Iterable<?> iterable) {
            return iterable.iterator();
        }
        if (output instanceof Stream<?> stream) {
            return stream.iterator();
        }
        if (output instanceof Object[] array) {
            return Arrays.asList(array).iterator();
        }
        if (output instanceof BackendFeature) {
            return List.of(output).iterator();
        }
        throw new IllegalArgumentException("It returned a " + output.getClass().getName()
                + "; return an Iterable, a Stream or an array of features");
    }

    private static @Nullable Object await(@Nullable Object value) throws Exception {
        if (!(value instanceof CompletionStage<?> stage)) {
            return value;
        }
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException ex) {
            if (ex.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw ex;
        }
    }
}
