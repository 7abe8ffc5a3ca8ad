package dev.stagedoor.health.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;

import dev.stagedoor.health.RootHealthService;

/**
 * Answers by the states of the application. It is live as long as nobody says otherwise, and ready from the end of its
 * start to the beginning of its stop, unless somebody says otherwise.
 *
 * @param isStopping whether the application has begun to stop
 */
record DefaultRootHealth(ApplicationAvailability availability, BooleanSupplier isStopping)
        implements RootHealthService {

    private static final int UNAVAILABLE = 503;

    @Override
    public Answer getLiveness() {
        LivenessState state = availability.getState(LivenessState.class, LivenessState.CORRECT);
        return state == LivenessState.CORRECT ? Answer.ok() : refusal("Backend is broken");
    }

    @Override
    public Answer getReadiness() {
        if (isStopping.getAsBoolean()) {
            return refusal("Backend is shutting down");
        }
        if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            return Answer.ok();
        }
        boolean hasStarted = availability.getLastChangeEvent(ReadinessState.class) != null;
        return refusal(hasStarted ? "Backend does not accept requests" : "Backend has not started yet");
    }

    private static Answer refusal(String message) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("message", message);
        payload.put("status", "error");
        return new Answer(UNAVAILABLE, payload);
    }
}
