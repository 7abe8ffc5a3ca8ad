package dev.stagedoor.config.autoconfigure;

import org.springframework.boot.context.config.ConfigDataResource;

/** The files of one {@code app-config:} location, for Spring Boot. */
final class AppConfigResource extends ConfigDataResource {

    private final AppConfigImport files;

    AppConfigResource(AppConfigImport files, boolean optional) {
        super(optional);
        this.files = files;
    }

    AppConfigImport files() {
        return files;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AppConfigResource resource && resource.files.equals(files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    @Override
    public String toString() {
        return "app-config " + files;
    }
}
