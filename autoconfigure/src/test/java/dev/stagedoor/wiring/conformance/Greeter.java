package dev.stagedoor.wiring.conformance;

import dev.stagedoor.BackendService;

/** A contract with a default factory class. */
@BackendService(id = "test.greeter", defaultFactory = GreeterFactory.class)
interface Greeter {

    String greet();
}
