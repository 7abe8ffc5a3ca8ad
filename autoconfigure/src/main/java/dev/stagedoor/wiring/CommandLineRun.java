package dev.stagedoor.wiring;

import java.io.PrintStream;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.util.Assert;

/**
 * Ends the process where its command line asks for the wiring alone, in the moment at which the context would be
 * refreshed. Only arguments count: a property of any other source could keep a backend from starting unnoticed.
 */
final class CommandLineRun implements SpringApplicationRunListener {

    private final SpringApplication application;

    private final WiringCommand command;

    private final PrintStream out;

    private final IntConsumer exit;

    /**
     * Prepares a run of which the command line may want something else. Public for Spring, which makes it.
     *
     * @param application what is run
     * @param args the command line
     */
    public CommandLineRun(SpringApplication application, String[] args) {
        this(application, args, System::exit);
    }

    /**
     * Prepares a run.
     *
     * @param exit ends the process
     */
    CommandLineRun(SpringApplication application, String[] args, IntConsumer exit) {
        this.application = application;
        this.command = WiringCommand.of(args);
        this.out = System.out;
        this.exit = exit;
        if (command.isGiven()) {
            application.addListeners(new QuietOutput());
        }
    }

    @Override
    public void contextLoaded(ConfigurableApplicationContext context) {
        if (command.isGiven()) {
            exit(command.run(() -> verify(context), out, System.err));
            throw new SpringApplication.AbandonedRunException(context);
        }
    }

    private BackendWiring verify(ConfigurableApplicationContext context) {
        Class<?> main = application.getMainApplicationClass();
        return LoadedBackend.verify(main == null ? context.toString() : main.getName(), () -> {
            Assert.isInstanceOf(GenericApplicationContext.class, context, "The wiring can not be verified");
            return (GenericApplicationContext) context;
        });
    }

    /** Reports what is not about the wiring, as a start reports it, before the main method can go on without it. */
    @Override
    public void failed(@Nullable ConfigurableApplicationContext context, Throwable error) {
        if (command.isGiven()) {
            if (!isReported(context, error)) {
                error.printStackTrace();
            }
            exit(WiringCommand.WRONG);
        }
    }

    private boolean isReported(@Nullable ConfigurableApplicationContext context, Throwable error) {
        ArgumentResolver arguments = context == null
                ? ArgumentResolver.none()
                : ArgumentResolver.of(ConfigurableApplicationContext.class, context);
        return SpringFactoriesLoader.forDefaultResourceLocation(application.getClassLoader())
                .load(SpringBootExceptionReporter.class, arguments)
                .stream()
                .anyMatch(reporter -> reporter.reportException(error));
    }

    private void exit(int code) {
        out.flush();
        System.err.flush();
        exit.accept(code);
    }
}
