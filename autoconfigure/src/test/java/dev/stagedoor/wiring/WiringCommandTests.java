package dev.stagedoor.wiring;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the arguments of an application say about its wiring. */
class WiringCommandTests {

    @Test
    void withoutTheOptionsTheApplicationIsToStart() {
        assertThat(WiringCommand.of()).returns(false, WiringCommand::isGiven);
        assertThat(WiringCommand.of("backend.verify", "-backend.verify", "--backend.verified", "--backend.baseUrl=x"))
                .returns(false, WiringCommand::isGiven);
    }

    @Test
    void anOptionThatIsFalseIsNone() {
        assertThat(WiringCommand.of("--backend.verify=false", "--backend.document=False"))
                .returns(false, WiringCommand::isGiven);
    }

    @Test
    void anOptionNeedsNoValue() {
        assertThat(WiringCommand.of("--backend.verify")).isEqualTo(new WiringCommand(true, false, List.of()));
        assertThat(WiringCommand.of("--backend.verify=")).isEqualTo(new WiringCommand(true, false, List.of()));
        assertThat(WiringCommand.of("--backend.document")).isEqualTo(new WiringCommand(false, true, List.of()));
        assertThat(WiringCommand.of("--backend.document=TRUE")).isEqualTo(new WiringCommand(false, true, List.of()));
    }

    @Test
    void whateverIsNotFalseKeepsTheApplicationFromStarting() {
        assertThat(WiringCommand.of("--backend.verify=ture")).returns(true, WiringCommand::verify);
    }

    @Test
    void theDocumentMayGoIntoSeveralFiles() {
        assertThat(WiringCommand.of("--backend.document=a.md", "--backend.document=b/c.md"))
                .isEqualTo(new WiringCommand(false, false, List.of(Path.of("a.md"), Path.of("b", "c.md"))));
    }
}
