package dev.stagedoor.wiring;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Finds in a stack trace the place that is the user's own. */
final class UserCode {

    private static final List<String> OTHERS = List.of(
            "java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.", "org.springframework.", "dev.stagedoor.");

    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private UserCode() {}

    /** The first frame of the user's code, of the error itself or else of what wraps it; {@code null} if none is. */
    static @Nullable String place(Throwable error) {
        String place = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String own = placeIn(cause);
            if (own != null) {
                place = own;
            }
        }
        return place;
    }

    private static @Nullable String placeIn(Throwable error) {
        for (StackTraceElement frame : error.getStackTrace()) {
            if (OTHERS.stream().noneMatch(frame.getClassName()::startsWith)
                    && !frame.getClassName().contains("$$")) {
                return frame.getClassName() + "."
                        + LAMBDA.matcher(frame.getMethodName()).replaceAll("$1") + "(" + frame.getFileName() + ":"
                        + frame.getLineNumber() + ")";
            }
        }
        return null;
    }
}
