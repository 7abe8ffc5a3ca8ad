/** The web server as Backstage's configuration describes it, and what every request passes first. */
@NullMarked
package dev.stagedoor.server.autoconfigure;

import org.jspecify.annotations.NullMarked;
