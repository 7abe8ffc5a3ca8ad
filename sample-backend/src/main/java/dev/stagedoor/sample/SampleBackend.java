package dev.stagedoor.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A backend to run and to look at. Its plugins live in packages of their own below this one. */
@SpringBootApplication
public class SampleBackend {

    public static void main(String[] args) {
        SpringApplication.run(SampleBackend.class, args);
    }
}
