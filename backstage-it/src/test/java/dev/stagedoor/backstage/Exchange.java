package dev.stagedoor.backstage;

/**
 * What one and the same request is answered with: the comparable part of an answer.
 *
 * @param status the status
 * @param type the content type; JSON is UTF-8, whether that is said or not
 * @param body the body; the names of the two plugins do not count
 */
record Exchange(int status, String type, String body) {

    static Exchange of(Answer answer) {
        return new Exchange(
                answer.status(),
                answer.mediaType(),
                answer.text().replace("javademo", "<plugin>").replace("echo", "<plugin>"));
    }
}
