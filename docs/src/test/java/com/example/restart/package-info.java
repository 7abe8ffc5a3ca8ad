/** An application that restarts one of its plugins. */
@NullMarked
package com.example.restart;

import org.jspecify.annotations.NullMarked;
