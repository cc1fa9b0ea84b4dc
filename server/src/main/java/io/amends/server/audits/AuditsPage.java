package io.amends.server.audits;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Past audits, and the invitation to a new one. */
@Controller
class AuditsPage {

    @GetMapping("/audits")
    String audits() {
        return "audits/list";
    }
}
