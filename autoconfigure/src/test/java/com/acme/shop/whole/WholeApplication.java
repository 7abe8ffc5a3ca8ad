package com.acme.shop.whole;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class WholeApplication {}
