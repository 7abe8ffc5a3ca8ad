package com.example.http;

import java.util.Map;

import dev.stagedoor.errors.ConflictException;

// tag::error[]
class QuotaExceededException extends ConflictException {

    private final int quota;

    QuotaExceededException(int quota) {
        super("There is room for " + quota + " items");
        this.quota = quota;
    }

    @Override
    public Map<String, ?> getProperties() {
        return Map.of("quota", quota);
    }
}
// end::error[]
