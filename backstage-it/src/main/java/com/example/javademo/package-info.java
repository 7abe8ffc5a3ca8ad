/** A plugin as its author writes it, which runs beside Backstage's own backend. */
@NullMarked
package com.example.javademo;

import org.jspecify.annotations.NullMarked;
