package dev.stagedoor.database.autoconfigure;

/**
 * How many connections there are.
 *
 * @param open those that are open, or about to be
 * @param idle those of them that nobody holds
 * @param waiting the threads that wait for one
 * @param max how many may be open
 */
record PoolState(int open, int idle, int waiting, int max) {}
