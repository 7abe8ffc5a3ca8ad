package dev.stagedoor.http.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import dev.stagedoor.config.ConfigException;

/** The path whose handler also serves what no other handler took. Backstage: {@code indexPath}. */
final class IndexPath {

    private static final String KEY = "stagedoor.http.index-path";

    private static final String DEFAULT = "/api/app";

    private IndexPath() {}

    /** Reads the path, {@code null} if there is none. */
    static @Nullable String read(Environment environment) {
        String path = environment.getProperty(KEY, DEFAULT).strip();
        if (path.isEmpty()) {
            throw new ConfigException("indexPath option may not be an empty string, at '" + KEY + "'");
        }
        return path.equals("false") ? null : StringUtils.trimTrailingCharacter(path, '/');
    }
}
