package dev.stagedoor.permissions;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.stagedoor.errors.BackstageException;

/** What is wrong with the parameters of a rule, as Backstage's validation tells it. */
final class InvalidParamsException extends BackstageException {

    private static final long serialVersionUID = 1L;

    private static final int STATUS = 400;

    private final transient List<ParamIssue> issues;

    InvalidParamsException(List<ParamIssue> issues) {
        super("ZodError", STATUS, issues.stream().map(ParamIssue::toString).collect(Collectors.joining("; ")), null);
        this.issues = List.copyOf(issues);
    }

    @Override
    public Map<String, ?> getProperties() {
        return Map.of("issues", issues.stream().map(ParamIssue::toMap).toList());
    }
}
