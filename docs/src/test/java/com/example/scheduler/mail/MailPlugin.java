package com.example.scheduler.mail;

import java.time.Duration;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.Init;
import dev.stagedoor.PluginComponent;
import dev.stagedoor.config.RootConfigService;
import dev.stagedoor.scheduler.ScheduledTask;
import dev.stagedoor.scheduler.SchedulerService;
import dev.stagedoor.scheduler.TaskCancellation;
import dev.stagedoor.scheduler.TaskSchedule;
import dev.stagedoor.scheduler.TaskScope;

@BackendPlugin("mail")
class MailPlugin {

    // tag::schedule[]
    @Init
    void init(SchedulerService scheduler, RootConfigService config, Outbox outbox) {
        scheduler.schedule(
                "send", TaskSchedule.every(Duration.ofSeconds(30)).timeout(Duration.ofMinutes(2)), outbox::send);
        scheduler.schedule(
                "compact",
                TaskSchedule.cron("0 3 * * *").timeout(Duration.ofMinutes(30)).scope(TaskScope.LOCAL),
                outbox::compact);
        scheduler.schedule("resend", TaskSchedule.manual().timeout(Duration.ofHours(1)), outbox::resend);
        scheduler.schedule("digest", TaskSchedule.from(config.getConfig("mail.digest")), outbox::digest);
    }
    // end::schedule[]
}

// tag::annotation[]
@PluginComponent("mail")
class Reports {

    @ScheduledTask(id = "weekly", cron = "0 7 * * MON", timeout = "10m")
    void weekly() {
        // ...
    }
}
// end::annotation[]

@PluginComponent("mail")
class Outbox {

    private volatile int sent;

    void send() {
        sent++;
    }

    void compact() {}

    // tag::cancellation[]
    void resend(TaskCancellation cancellation) {
        for (int i = 0; i < 1_000; i++) {
            cancellation.throwIfCancelled(); // or let an interrupt end a call that blocks
            send();
        }
    }
    // end::cancellation[]

    void digest() {}

    int sent() {
        return sent;
    }
}
