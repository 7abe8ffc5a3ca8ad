package dev.stagedoor.logger.autoconfigure;

/** How lines look on the console. */
enum LogFormat {

    /** For people. */
    TEXT,

    /** One JSON object a line. */
    JSON
}
