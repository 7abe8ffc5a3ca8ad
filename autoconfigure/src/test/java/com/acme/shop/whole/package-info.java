/** An application whose plugin lies in the application's own package. */
@NullMarked
package com.acme.shop.whole;

import org.jspecify.annotations.NullMarked;
