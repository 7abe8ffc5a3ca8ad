package com.example.audit;

import dev.stagedoor.errors.NotFoundException;

/** Reports, of which there is one. */
class ReportRepository {

    void delete(String id) {
        if (!id.equals("1")) {
            throw new NotFoundException("No report " + id);
        }
    }

    int publish() {
        return 1;
    }
}
