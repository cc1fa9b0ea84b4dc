package io.amends.server.settings;

import io.amends.server.rules.Policies;
import io.amends.server.rules.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where each setting is, and every change that was made to any. */
@Controller
@RequestMapping("/settings")
class OverviewPage {

    private static final int PAGE = 25;
    private static final int LATEST = 8;

    private final Policies policies;
    private final Authors authors;

    OverviewPage(Policies policies, Authors authors) {
        this.policies = policies;
        this.authors = authors;
    }

    @GetMapping
    String overview(Model model) {
        show(policies.changes(null, LATEST), model);
        return "settings/overview";
    }

    @GetMapping("/changes")
    String changes(@RequestParam(required = false) @Nullable Long after, Model model) {
        List<Policy> changes = policies.changes(after, PAGE + 1);
        boolean more = changes.size() > PAGE;
        List<Policy> page = more ? changes.subList(0, PAGE) : changes;
        show(page, model);
        model.addAttribute("next", more ? String.valueOf(page.getLast().number()) : null);
        return "settings/changes";
    }

    private void show(List<Policy> changes, Model model) {
        model.addAttribute("changes", changes.stream().map(authors::sign).toList());
    }
}
