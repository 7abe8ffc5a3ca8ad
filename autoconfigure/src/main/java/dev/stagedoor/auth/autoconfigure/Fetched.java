package dev.stagedoor.auth.autoconfigure;

/**
 * What a server answered.
 *
 * @param status the status
 * @param body the body, empty where it is too long to be read
 */
record Fetched(int status, byte[] body) {}
