/** What plugins cost a web application: its start, its memory and its requests. */
@NullMarked
package dev.stagedoor.benchmarks.web;

import org.jspecify.annotations.NullMarked;
