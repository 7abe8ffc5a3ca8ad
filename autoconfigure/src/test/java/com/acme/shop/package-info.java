/** A shop whose developers make every mistake once, for the tests of the reports that they get. */
@NullMarked
package com.acme.shop;

import org.jspecify.annotations.NullMarked;
