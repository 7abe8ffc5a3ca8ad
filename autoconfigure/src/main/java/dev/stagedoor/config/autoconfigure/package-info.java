/** Reading Spring's environment as Backstage reads its configuration. */
@NullMarked
package dev.stagedoor.config.autoconfigure;

import org.jspecify.annotations.NullMarked;
