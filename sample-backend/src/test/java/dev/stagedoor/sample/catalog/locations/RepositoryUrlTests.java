package dev.stagedoor.sample.catalog.locations;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.stagedoor.errors.InputException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RepositoryUrlTests {

    /** The answers of git-url-parse, with which Backstage reads them. */
    @ParameterizedTest
    @CsvSource({
        "https://github.com/owner/repo, owner, repo, github.com/project-slug",
        "https://github.com/owner/repo.git, owner, repo, github.com/project-slug",
        "https://github.com/owner/repo/blob/main/catalog-info.yaml, owner, repo, github.com/project-slug",
        "https://gitlab.com/group/sub/repo/-/blob/main/x.yaml, group/sub, repo, gitlab.com/project-slug",
        "https://dev.azure.com/org/project/_git/repo?path=/a.yaml, project, repo, dev.azure.com/project-slug",
        "https://bitbucket.org/ws/repo/src/main/a.yaml, ws, repo, bitbucket.org/project-slug",
        "https://ghe.example.com/a/b/tree/main, a, b,",
        "https://example.com/a/b/catalog-info.yaml, a/b, catalog-info.yaml,",
        "https://example.com/foo?x=1#f, '', foo,",
        "https://example.com, '', '',",
    })
    void anAddressTellsOwnerAndName(String address, String owner, String name, @Nullable String annotation) {
        RepositoryUrl url = RepositoryUrl.of(address);

        assertThat(url.owner()).isEqualTo(owner);
        assertThat(url.name()).isEqualTo(name);
        assertThat(url.annotation()).isEqualTo(annotation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "", "/a/b", "https://", "http://a b/c", "mailto:a@example.com"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> RepositoryUrl.of(address))
                .withMessage("The given location.target is not a URL");
    }
}
