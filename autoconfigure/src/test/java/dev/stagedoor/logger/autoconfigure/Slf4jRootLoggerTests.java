package dev.stagedoor.logger.autoconfigure;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

import dev.stagedoor.logger.LoggerService;
import dev.stagedoor.logger.RootLoggerService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/** What reaches SLF4J. */
class Slf4jRootLoggerTests {

    private final Logger everything = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Logger todo = (Logger) LoggerFactory.getLogger("plugin.todo");

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {

        @Override
        protected void append(ILoggingEvent event) {
            event.getCallerData(); // looks at the stack of now
            event.prepareForDeferredProcessing(); // looks at the MDC of now
            super.append(event);
        }
    };

    private final RootLoggerService root = new Slf4jRootLogger(() -> LoggerSettings.NONE);

    private final LoggerService plugin = root.child(Map.of("plugin", "todo"));

    @BeforeEach
    void listen() {
        appender.start();
        everything.addAppender(appender);
    }

    @AfterEach
    void reset() {
        everything.detachAppender(appender);
        todo.setLevel(null);
        MDC.clear();
    }

    @Test
    void entriesOfTheBackendGoToItsLogger() {
        root.info("hello {}", "world");
        assertThat(only().getLoggerName()).isEqualTo("backend");
        assertThat(only().getFormattedMessage()).isEqualTo("hello world");
        assertThat(only().getMDCPropertyMap()).isEmpty();
    }

    @Test
    void entriesOfAPluginGoToALoggerOfItsOwnAndCarryItsId() {
        plugin.warn("careful");
        assertThat(only().getLoggerName()).isEqualTo("plugin.todo");
        assertThat(only().getLevel()).isEqualTo(Level.WARN);
        assertThat(only().getMDCPropertyMap()).containsExactly(entry("plugin", "todo"));
        assertThat(MDC.get("plugin")).isNull();
    }

    @Test
    void otherFieldsAreKeyValuePairsOfTheirTypes() {
        plugin.child(Map.of("type", "initialization"))
                .atInfo()
                .addKeyValue("count", 3)
                .log("done");
        assertThat(only().getKeyValuePairs())
                .extracting(pair -> pair.key, pair -> pair.value)
                .containsExactly(tuple("type", "initialization"), tuple("count", 3));
    }

    @Test
    void noNameIsInTheMdcAndAmongThePairs() {
        MDC.put("plugin", "todo");
        MDC.put("count", "old");
        MDC.put("trace", "t");
        plugin.atInfo().addKeyValue("count", 3).log("done");
        assertThat(only().getMDCPropertyMap()).containsOnly(entry("plugin", "todo"), entry("trace", "t"));
        assertThat(only().getKeyValuePairs()).extracting(KeyValuePair::toString).containsExactly("count=\"3\"");
        assertThat(MDC.getCopyOfContextMap())
                .containsOnly(entry("plugin", "todo"), entry("count", "old"), entry("trace", "t"));
    }

    @Test
    void anotherPluginsIdIsBackInTheMdcAfterwards() {
        MDC.put("plugin", "catalog");
        plugin.info("hello");
        assertThat(only().getMDCPropertyMap()).containsEntry("plugin", "todo");
        assertThat(MDC.get("plugin")).isEqualTo("catalog");
    }

    @Test
    void theLevelOfAPluginCanBeChangedAtRunTime() {
        todo.setLevel(Level.DEBUG);
        assertThat(plugin.isDebugEnabled()).isTrue();
        assertThat(root.isDebugEnabled())
                .isEqualTo(LoggerFactory.getLogger("backend").isDebugEnabled());
        plugin.debug("seen");
        todo.setLevel(Level.ERROR);
        assertThat(plugin.isWarnEnabled()).isFalse();
        assertThat(plugin.isErrorEnabled()).isTrue();
        plugin.warn("not seen");
        assertThat(only().getMessage()).isEqualTo("seen");
    }

    @Test
    void bracesInAFinishedMessageStay() {
        plugin.info("{}", "{}");
        assertThat(only().getFormattedMessage()).isEqualTo("{}");
    }

    @Test
    void markersAndErrorsArrive() {
        Marker marker = MarkerFactory.getMarker("AUDIT");
        IllegalStateException error = new IllegalStateException("broken");
        plugin.error(marker, "failed {}", "twice", error);
        assertThat(only().getMarkerList()).containsExactly(marker);
        assertThat(only().getFormattedMessage()).isEqualTo("failed twice");
        assertThat(only().getThrowableProxy().getMessage()).isEqualTo("broken");
    }

    @Test
    void anErrorThatIsSetArrivesWithAndWithoutArguments() {
        IllegalStateException error = new IllegalStateException("broken");
        plugin.atError().setCause(error).log("failed");
        assertThat(only().getThrowableProxy().getMessage()).isEqualTo("broken");
        appender.list.clear();
        plugin.atError().setCause(error).addArgument("twice").log("failed {}");
        assertThat(only().getThrowableProxy().getMessage()).isEqualTo("broken");
        assertThat(only().getFormattedMessage()).isEqualTo("failed twice");
    }

    @Test
    void theCallerIsWhoLogged() {
        plugin.info("here");
        assertThat(only().getCallerData()[0].getClassName()).isEqualTo(Slf4jRootLoggerTests.class.getName());
    }

    private ILoggingEvent only() {
        assertThat(appender.list).hasSize(1);
        return appender.list.get(0);
    }
}
