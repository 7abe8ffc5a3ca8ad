package com.example.backend;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

// tag::main[]
@SpringBootApplication
class MyBackend {

    public static void main(String[] args) {
        SpringApplication.run(MyBackend.class, args);
    }
}
// end::main[]
