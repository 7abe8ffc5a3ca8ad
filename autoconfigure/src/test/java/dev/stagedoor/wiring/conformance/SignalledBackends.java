package dev.stagedoor.wiring.conformance;

import java.util.concurrent.CountDownLatch;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

import dev.stagedoor.Backend;
import dev.stagedoor.BackendFeature;
import dev.stagedoor.CoreServices;

/** A program with one backend for each argument, which lives until a signal ends it. */
final class SignalledBackends {

    /** What it prints when it may be ended. */
    static final String READY = "ready";

    private SignalledBackends() {}

    public static void main(String... names) throws InterruptedException {
        for (String name : names) {
            SpringApplication application = new SpringApplication(BackendRunner.Standard.class);
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setBannerMode(Banner.Mode.OFF);
            application.addInitializers(Backend.features(plugin(name)));
            application.run("--stagedoor.shutdown.timeout=2s");
        }
        print(READY);
        new CountDownLatch(1).await();
    }

    private static BackendFeature plugin(String name) {
        return BackendRunner.plugin(
                name,
                deps -> {
                    deps.get(CoreServices.ROOT_LIFECYCLE).addBeforeShutdownHook(() -> print(name + " before"));
                    deps.get(CoreServices.ROOT_LIFECYCLE).addShutdownHook(() -> print(name + " root"));
                    deps.get(CoreServices.LIFECYCLE).addShutdownHook(() -> {
                        print(name + " plugin");
                        if (name.equals("bad")) {
                            throw new IllegalStateException("the hook of bad fails");
                        }
                    });
                    if (name.equals("starting")) {
                        print(READY);
                        new CountDownLatch(1).await();
                    }
                },
                CoreServices.ROOT_LIFECYCLE,
                CoreServices.LIFECYCLE);
    }

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
