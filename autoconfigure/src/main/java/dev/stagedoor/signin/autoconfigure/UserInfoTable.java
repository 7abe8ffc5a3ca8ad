package dev.stagedoor.signin.autoconfigure;

import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.stagedoor.signin.SignInResult;

/** Remembers of each user what the last sign-in said, because tokens do not. Thread-safe. */
record UserInfoTable(JdbcTemplate jdbc) {

    void save(SignInResult user) {
        String json = json(user);
        if (update(user.userEntityRef(), json) == 0) {
            try {
                jdbc.update(
                        "insert into user_info (user_entity_ref, user_info, updated_at) values (?, ?,"
                                + " current_timestamp)",
                        user.userEntityRef(),
                        json);
            } catch (DuplicateKeyException ex) {
                update(user.userEntityRef(), json);
            }
        }
    }

    /** What was saved, as JSON. */
    Optional<String> find(String userEntityRef) {
        List<String> found = jdbc.queryForList(
                "select user_info from user_info where user_entity_ref = ?", String.class, userEntityRef);
        return found.stream().findFirst();
    }

    private int update(String userEntityRef, String json) {
        return jdbc.update(
                "update user_info set user_info = ?, updated_at = current_timestamp where user_entity_ref = ?",
                json,
                userEntityRef);
    }

    private static String json(SignInResult user) {
        return "{\"claims\":{\"sub\":" + JsonText.quote(user.userEntityRef()) + ",\"ent\":"
                + JsonText.quote(user.ownershipEntityRefs()) + "}}";
    }
}
