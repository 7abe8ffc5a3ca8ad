package dev.stagedoor.wiring.roomjar;

import org.springframework.stereotype.Component;

/** Found by the plugin's own scan. */
@Component
public class JarComponent {}
