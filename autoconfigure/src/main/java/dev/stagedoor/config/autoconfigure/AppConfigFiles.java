package dev.stagedoor.config.autoconfigure;

import java.util.Map;

import dev.stagedoor.config.autoconfigure.ConfigNode.Branch;

/** Files that are read again when they change. */
final class AppConfigFiles {

    private final AppConfigImport from;

    private final Variables variables;

    private volatile Map<ConfigFile, FileStamp> known = Map.of();

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
        known = Map.copyOf(findings.files());
        findings.check();
        return tree;
    }

    /** The files that had a part in it when they were read last, as they were then, also those that did not exist. */
    Map<ConfigFile, FileStamp> known() {
        return known;
    }

    @Override
    public String toString() {
        return from.existing();
    }
}
