package dev.stagedoor.test;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Closes what tests left open, after the last test. The JUnit platform finds it by its service loader. */
public final class LeftoverListener implements TestExecutionListener {

    /** Made by the JUnit platform. */
    public LeftoverListener() {}

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        RunningBackends.closeAll();
        TestServers.stopAll();
    }
}
