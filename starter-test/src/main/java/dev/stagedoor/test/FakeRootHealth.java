package dev.stagedoor.test;

import java.util.Map;

import dev.stagedoor.CoreServices;
import dev.stagedoor.ServiceFactory;
import dev.stagedoor.health.RootHealthService;

/** Answers probes as a test says; all is well until then. Thread-safe. Backstage: {@code mockServices.rootHealth}. */
public final class FakeRootHealth implements RootHealthService, FakeService<RootHealthService> {

    private volatile Answer liveness = Answer.ok();

    private volatile Answer readiness = Answer.ok();

    /** Makes a service that says that all is well. */
    public FakeRootHealth() {}

    /**
     * Says what is answered about liveness.
     *
     * @param answer the answer from now on
     * @return this service
     */
    public FakeRootHealth liveness(Answer answer) {
        liveness = answer;
        return this;
    }

    /**
     * Says what is answered about readiness.
     *
     * @param answer the answer from now on
     * @return this service
     */
    public FakeRootHealth readiness(Answer answer) {
        readiness = answer;
        return this;
    }

    /**
     * Makes an answer that refuses.
     *
     * @param message why
     * @return status 503 with the message
     */
    public static Answer refusal(String message) {
        return new Answer(503, Map.of("message", message, "status", "error"));
    }

    @Override
    public Answer getLiveness() {
        return liveness;
    }

    @Override
    public Answer getReadiness() {
        return readiness;
    }

    @Override
    public ServiceFactory<RootHealthService> factory() {
        return ServiceFactory.of(CoreServices.ROOT_HEALTH).create(deps -> this);
    }
}
