package dev.stagedoor.config.autoconfigure;

import java.util.Set;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/** Files that are read again when they change. */
final class AppConfigFiles {

    private final AppConfigImport from;

    private final Variables variables;

    private volatile Set<ConfigFile> known = Set.of();

    AppConfigFiles(AppConfigImport from, Variables variables) {
        this.from = from;
        this.variables = variables;
    }

    /**
     * Reads them.
     *
     * @throws dev.stagedoor.config.ConfigException if something is wrong with them, with all that is
     */
    Branch read() {
        ConfigFindings findings = new ConfigFindings();
        Branch tree = from.read(variables, findings);
        known = Set.copyOf(findings.files());
        findings.check();
        return tree;
    }

    /** The files that had a part in it when they were read last, also those that did not exist. */
    Set<ConfigFile> known() {
        return known;
    }
}
