package dev.stagedoor.benchmarks.web.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The web application that is measured. Plugins are in jars beside it, in packages below this one. */
@SpringBootApplication
public class Application {

    /**
     * Starts it.
     *
     * @param args Spring Boot's
     */
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
