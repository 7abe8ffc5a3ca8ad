package dev.stagedoor.server.autoconfigure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stagedoor.test.conformance.Case;

import static org.assertj.core.api.Assertions.assertThat;

/** Globs for origins; what is expected is what minimatch answers. */
class OriginPatternTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://example.com https://example.com",
                "https://EXAMPLE.com https://example.COM",
                "https://*.example.com https://a.example.com",
                "https://*.example.com https://a.b.example.com",
                "https://*.example.com:* https://a.example.com:8080",
                "*.example.com a.example.com",
                "http?(s)://*.example.com https://a.example.com",
                "http?(s)://*.example.com http://a.example.com",
                "https://@(a|b).com https://b.com",
                "https://a+([0-9]).com https://a42.com",
                "https://{a,b}.com https://a.com",
                "https://a?.com https://ab.com",
                "https://[ab].com https://b.com",
                "https://!(a).com https://b.com",
                "!https://a.com https://b.com"
            })
    @Case("SRV-35")
    void matches(String glob, String origin) {
        assertThat(OriginPattern.of(glob).matches(origin)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://example.com https://example.com.evil.org",
                "https://example.com https://exampleXcom",
                "https://*.example.com https://example.com",
                "https://*.example.com http://a.example.com",
                "https://*.example.com https://a.example.com:8080",
                "https://*.example.com https://evil.org/a.example.com",
                "*.example.com https://a.example.com",
                "* https://example.com",
                "** https://example.com",
                "https://@(a|b).com https://c.com",
                "https://{a,b}.com https://c.com",
                "https://[!ab].com https://b.com",
                "https://!(a).com https://a.com",
                "!https://a.com https://a.com",
                "* ''"
            })
    @Case("SRV-35")
    void doesNotMatch(String glob, String origin) {
        assertThat(OriginPattern.of(glob).matches(origin)).isFalse();
    }
}
