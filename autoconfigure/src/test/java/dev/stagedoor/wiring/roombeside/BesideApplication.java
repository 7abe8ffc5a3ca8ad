package dev.stagedoor.wiring.roombeside;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/** An application with a plugin class beside it. */
@SpringBootConfiguration
@Import(BesidePlugin.class)
public class BesideApplication {}
