/** The plugin {@code javademo}. */
@NullMarked
package com.example.javademo.plugin;

import org.jspecify.annotations.NullMarked;
