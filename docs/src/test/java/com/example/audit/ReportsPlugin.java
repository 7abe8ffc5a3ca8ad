package com.example.audit;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.stagedoor.BackendPlugin;
import dev.stagedoor.auditor.Audited;
import dev.stagedoor.auditor.AuditorEvent;
import dev.stagedoor.auditor.AuditorEventOptions;
import dev.stagedoor.auditor.AuditorService;
import dev.stagedoor.auditor.AuditorSeverity;

@BackendPlugin("reports")
class ReportsPlugin {

    @Bean
    ReportRepository reports() {
        return new ReportRepository();
    }
}

// tag::controller[]
@RestController
class ReportController {

    private final AuditorService auditor;

    private final ReportRepository reports;

    ReportController(AuditorService auditor, ReportRepository reports) {
        this.auditor = auditor;
        this.reports = reports;
    }

    @DeleteMapping("/reports/{id}")
    @Audited(value = "delete-report", severity = AuditorSeverity.MEDIUM, meta = "id")
    void delete(@PathVariable String id) {
        reports.delete(id);
    }

    @PostMapping("/reports")
    int publishAll(HttpServletRequest request) {
        AuditorEvent event =
                auditor.createEvent(AuditorEventOptions.of("publish-reports").withRequest(request));
        try {
            int published = reports.publish();
            event.success(Map.of("published", published));
            return published;
        } catch (RuntimeException ex) {
            event.fail(ex);
            throw ex;
        }
    }
}
// end::controller[]
