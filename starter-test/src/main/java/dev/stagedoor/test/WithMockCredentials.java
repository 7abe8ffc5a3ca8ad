package dev.stagedoor.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Lets a test with a Spring context, such as {@code @SpringBootTest}, call plugins without real tokens, as a
 * {@link TestBackend} does: {@link FakeAuth}, {@link FakeHttpAuth} and {@link FakeUserInfo} are the defaults.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ImportAutoConfiguration(FakeIdentityAutoConfiguration.class)
public @interface WithMockCredentials {}
