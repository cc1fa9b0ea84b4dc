package io.amends.server.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class HomePage {

    @GetMapping("/")
    String home() {
        return "redirect:/audits";
    }
}
