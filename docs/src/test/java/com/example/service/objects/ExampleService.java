package com.example.service.objects;

/** A contract without an annotation, as of a library. */
public interface ExampleService {

    String greet(String name);
}
