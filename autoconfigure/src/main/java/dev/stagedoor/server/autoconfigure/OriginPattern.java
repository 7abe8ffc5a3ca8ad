package dev.stagedoor.server.autoconfigure;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob for origins, in any case: {@code *} and {@code ?} stop at a slash, <code>{a,b}</code> and {@code [ab]} are
 * alternatives, {@code ?( )}, {@code *( )}, {@code +( )}, {@code @( )} and {@code !( )} hold alternatives that are
 * parted by bars, a leading {@code !} negates. Backstage: {@code minimatch} with {@code nocase} and
 * {@code noglobstar}.
 */
final class OriginPattern {

    private final Pattern pattern;

    private final boolean negated;

    private OriginPattern(Pattern pattern, boolean negated) {
        this.pattern = pattern;
        this.negated = negated;
    }

    /** Throws {@link IllegalArgumentException} for what is no glob. */
    static OriginPattern of(String glob) {
        boolean negated = glob.startsWith("!") && !glob.startsWith("!(");
        try {
            String regex = new GlobReader(negated ? glob.substring(1) : glob).regex();
            return new OriginPattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), negated);
        } catch (PatternSyntaxException ex) {
            throw new IllegalArgumentException("'" + glob + "' is no pattern: " + ex.getDescription());
        }
    }

    boolean matches(String origin) {
        return pattern.matcher(origin).matches() != negated;
    }
}
