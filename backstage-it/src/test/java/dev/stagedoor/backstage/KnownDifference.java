package dev.stagedoor.backstage;

import java.util.regex.Pattern;

/** Where the sample's catalog answers otherwise than Backstage's, and why that is so. */
enum KnownDifference {
    /** Backstage ends with an error of its database and 500; the sample finds nothing, or says what is wrong. */
    ERRORS_OF_THE_DATABASE("(GET|DELETE) /locations/nothing ?|POST /entities/by-query \\{\"(limit|offset)\":-1}", 4),

    /** Backstage takes a part of an entity for a number of them; the sample refuses it. */
    A_LIMIT_WITH_A_FRACTION("POST /entities/by-query \\{\"limit\":1\\.5}", 1),

    /** Express forgives a slash at the end, and capitals in paths. */
    FORGIVEN_PATHS("GET /entities/|GET /Entities\\?.*", 2),

    /** A known path with another method is not found in Express; Spring says that it is the method. */
    METHODS("(PUT|DELETE|POST) /entities (\\{})?", 3),

    /** Of several entities that bring one, Backstage remembers the last; the sample remembers all. */
    PARENTS("getEntityAncestors (component:default/orders|api:default/payments-api)", 2),

    /** Backstage needs a module to look into a location; the sample says what is in a file that it may read. */
    ANALYZED_FILES("analyzeLocation http://localhost:\\d+/catalog-info\\.yaml", 1),

    /** A file that is no YAML is an error of input in the sample, where it is read over HTTP. */
    NAMES_OF_FILE_ERRORS("locations: what can not be read any more leaves its entities, and the reason", 1),

    /** A backslash in a term escapes what follows in Backstage's SQL; the sample finds it. */
    BACKSLASHES("locations: odd term \\\\ in spec\\.percent", 1);

    private final Pattern questions;

    private final int count;

    KnownDifference(String questions, int count) {
        this.questions = Pattern.compile(questions);
        this.count = count;
    }

    /** Whether it is about a question. */
    boolean isAbout(String question) {
        return questions.matcher(question).matches();
    }

    /** How many questions are answered otherwise. */
    int count() {
        return count;
    }
}
