/** Backstage's files, and reading them. */
@NullMarked
package com.example.config;

import org.jspecify.annotations.NullMarked;
