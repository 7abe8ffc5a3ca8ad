package dev.stagedoor.scheduler.autoconfigure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stagedoor.test.databases.PostgresServer;

/** Three processes that share tasks, and what happens to them. */
final class ClusterCluster implements AutoCloseable {

    static final String READY = "ready";

    private static final String[] ZONES = {"UTC", "America/St_Johns", "Asia/Kathmandu"};

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** The others are pauses. */
    private static final int FAULTS_PER_KILL = 3;

    private final ClusterDatabase database;

    private final JdbcClient jdbc;

    private final int tasks;

    private final Duration period;

    private final ClusterPace pace;

    private final Random random;

    private final List<Member> members = new ArrayList<>();

    ClusterCluster(int tasks, Duration period, ClusterPace pace, long seed) {
        this.database = ClusterDatabase.of(PostgresServer.shared());
        this.jdbc = database.jdbc();
        this.tasks = tasks;
        this.period = period;
        this.pace = pace;
        this.random = new Random(seed);
        database.service().migrate(ClusterTable.MIGRATIONS);
        jdbc.sql("create table tick (task text, version bigint, process text, due bigint, started_at timestamptz,"
                        + " finished_at timestamptz, valid boolean, primary key (task, version))")
                .update();
        // What becomes of each row is written down by the database, whatever the processes believe.
        jdbc.sql("create table audit (task text, version bigint, due bigint, process text, outcome text,"
                        + " actor text default current_setting('application_name'),"
                        + " at timestamptz default clock_timestamp())")
                .update();
        jdbc.sql("create function audit() returns trigger language plpgsql as $$ begin"
                        + " if new.picked and not old.picked then insert into audit (task, version, due, process)"
                        + " values (new.task_instance, new.version, old.execution_time, new.picked_by);"
                        + " elsif old.picked and not new.picked then insert into audit (task, version, due, process,"
                        + " outcome) values (old.task_instance, old.version, old.execution_time, old.picked_by,"
                        + " new.last_run_outcome); end if; return null; end $$")
                .update();
        jdbc.sql("create table kill (pid bigint, at timestamptz)").update();
        jdbc.sql("create view takeover as select claim.task, claim.process, kill.at as killed_at, (select min(next.at)"
                        + " from audit next where next.task = claim.task and next.version > claim.version"
                        + " and next.outcome is null) as again_at from audit claim join kill on claim.process like"
                        + " '%/' || kill.pid || '/%' where claim.outcome is null and claim.at <= kill.at"
                        + " and not exists (select 1 from audit ended where ended.task = claim.task"
                        + " and ended.version = claim.version and ended.outcome is not null and ended.at <= kill.at)")
                .update();
        jdbc.sql("create trigger audit after update on stagedoor_tasks for each row execute function audit()")
                .update();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    void start(int count) {
        for (int i = 0; i < count; i++) {
            members.add(new Member(i));
        }
        members.forEach(Member::awaitStart);
    }

    /** Kills, pauses and resumes at random, so that always one of the processes works. Killed ones are replaced. */
    void harass(int faults, Duration time) throws InterruptedException {
        long gap = time.toMillis() / faults;
        for (int i = 0; i < faults; i++) {
            members.forEach(Member::resumeIfTime);
            List<Member> working = members.stream().filter(Member::works).toList();
            Member victim = members.get(random.nextInt(members.size()));
            if (victim.paused()) {
                victim.resume();
            } else if (working.size() > 1 || !victim.works()) {
                if (i % FAULTS_PER_KILL == 0) {
                    victim.kill();
                    members.set(members.indexOf(victim), new Member(victim.zone));
                } else {
                    victim.pause(gap + random.nextInt((int) (pace.silence().toMillis() * 2)));
                }
            }
            Thread.sleep(gap / 2 + random.nextInt((int) gap));
        }
        members.forEach(Member::resume);
        members.forEach(Member::awaitStart);
    }

    @Override
    public void close() throws Exception {
        for (Member member : members) {
            member.resume();
            member.kill();
        }
        database.close();
    }

    /** One process. */
    private final class Member {

        private final int zone;

        private final Process process;

        private final CountDownLatch started = new CountDownLatch(1);

        private Instant pausedUntil = Instant.MIN;

        Member(int zone) {
            this.zone = zone;
            try {
                this.process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx96m",
                                "-Duser.timezone=" + ZONES[zone % ZONES.length],
                                "-cp",
                                System.getProperty("java.class.path"),
                                ClusterWorker.class.getName(),
                                database.url(),
                                PostgresServer.USER,
                                Integer.toString(tasks),
                                period.toString(),
                                pace.polling().toString(),
                                pace.heartbeat().toString())
                        .redirectErrorStream(true)
                        .start();
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            }
            Thread reader = new Thread(this::read, "worker-" + zone);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = process.inputReader()) {
                String line;
                while ((line = lines.readLine()) != null) {
                    if (line.equals(READY)) {
                        started.countDown();
                    } else if (line.contains("WARN") || line.contains("ERROR") || line.contains("Exception")) {
                        System.out.println("worker " + zone + "/" + process.pid() + ": " + line);
                    }
                }
            } catch (IOException ex) {
                // It was killed.
            }
        }

        void awaitStart() {
            try {
                if (!started.await(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("A process has not started");
                }
            } catch (InterruptedException ex) {
                throw new IllegalStateException(ex);
            }
        }

        boolean paused() {
            return !pausedUntil.equals(Instant.MIN);
        }

        boolean works() {
            return !paused() && started.getCount() == 0;
        }

        void kill() {
            System.out.println("KILL " + process.pid());
            process.destroyForcibly();
            jdbc.sql("insert into kill values (?, clock_timestamp())")
                    .param(process.pid())
                    .update();
        }

        void pause(long millis) {
            System.out.println("STOP " + process.pid() + " for " + millis);
            signal("STOP");
            pausedUntil = Instant.now().plusMillis(millis);
        }

        void resumeIfTime() {
            if (paused() && Instant.now().isAfter(pausedUntil)) {
                resume();
            }
        }

        void resume() {
            if (paused()) {
                System.out.println("CONT " + process.pid());
                signal("CONT");
                pausedUntil = Instant.MIN;
            }
        }

        private void signal(String name) {
            try {
                int result = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
                if (result != 0) {
                    throw new IllegalStateException("kill -" + name + " failed");
                }
            } catch (IOException ex) {
                throw new UncheckedIOException(ex);
            } catch (InterruptedException ex) {
                throw new IllegalStateException(ex);
            }
        }
    }
}
