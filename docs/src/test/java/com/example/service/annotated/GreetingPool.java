package com.example.service.annotated;

import org.slf4j.Logger;

/** What the instances of all plugins share. */
class GreetingPool {

    GreetingPool(Logger logger) {
        logger.info("Making the pool of greetings");
    }

    ExampleService forPlugin(String pluginId) {
        return name -> "Hello " + name + ", from " + pluginId;
    }
}
