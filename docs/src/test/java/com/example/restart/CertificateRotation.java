package com.example.restart;

import org.springframework.stereotype.Component;

import dev.stagedoor.Backend;

// tag::restart[]
@Component
class CertificateRotation {

    private final Backend backend;

    CertificateRotation(Backend backend) {
        this.backend = backend;
    }

    void renewed() {
        backend.restart("mail"); // returns when the plugin runs again
    }
}
// end::restart[]
