package dev.stagedoor.signin.autoconfigure;

import java.time.Instant;

import dev.stagedoor.auth.Token;
import dev.stagedoor.signin.SignInResult;

/**
 * A token that was issued to a user.
 *
 * @param token the token
 * @param user whose it is
 * @param expiresAt when it ends
 */
record IssuedToken(Token token, SignInResult user, Instant expiresAt) {}
