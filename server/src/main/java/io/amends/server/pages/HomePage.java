package io.amends.server.pages;

import io.amends.core.organisation.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Leads to where somebody works: whoever answers for others to all that is owed, whoever handles
 * contacts to their own, everybody else to what audits found.
 */
@Controller
class HomePage {

    @GetMapping("/")
    String home(HttpServletRequest request) {
        if (isAny(request, Role.COORDINATOR, Role.LEAD, Role.MANAGER)) {
            return "redirect:/board";
        }
        return isAny(request, Role.AGENT, Role.SPECIALIST, Role.ACCOUNT_MANAGER)
                ? "redirect:/desk"
                : "redirect:/audits";
    }

    private static boolean isAny(HttpServletRequest request, Role... roles) {
        return Stream.of(roles).map(Role::name).anyMatch(request::isUserInRole);
    }
}
