package com.example.service.annotated;

import dev.stagedoor.BackendService;

// tag::contract[]
@BackendService(id = "example", defaultFactory = ExampleServiceFactory.class)
public interface ExampleService {

    String greet(String name);
}
// end::contract[]
