package dev.stagedoor.test;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Lets backends log as text in tests, which read what they write, unless a test says otherwise. */
public class ReadableLog implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setProperty("stagedoor.logging.format", "text");
    }
}
