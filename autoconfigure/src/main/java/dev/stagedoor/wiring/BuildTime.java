package dev.stagedoor.wiring;

import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;

/** Tells the build, which processes an application ahead of time, from the application's own start. */
final class BuildTime {

    private BuildTime() {}

    /** Whether definitions are collected only to generate code from them. */
    static boolean isNow() {
        return SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING);
    }
}
