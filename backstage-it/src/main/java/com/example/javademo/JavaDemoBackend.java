package com.example.javademo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The backend of the Java plugins. */
// tag::main[]
@SpringBootApplication
public class JavaDemoBackend {

    public static void main(String[] args) {
        SpringApplication.run(JavaDemoBackend.class, args);
    }
}
// end::main[]
