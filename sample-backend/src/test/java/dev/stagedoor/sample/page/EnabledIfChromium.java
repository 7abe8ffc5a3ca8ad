package dev.stagedoor.sample.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips tests where there is no Chromium or no driver for it, with the reason; with {@code -Dchromium.required=true}
 * that is a failure instead.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(ChromiumCondition.class)
@interface EnabledIfChromium {}
