package io.amends.server.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Search in everything that was said. */
@Controller
class SearchPage {

    private static final int AT_MOST = 40;
    private static final int LONGEST = 200;

    private final Search search;
    private final AccountNames accountNames;

    SearchPage(Search search, AccountNames accountNames) {
        this.search = search;
        this.accountNames = accountNames;
    }

    /** A stretch of text, looked for or not. */
    record Piece(String text, boolean found) {}

    /** A hit as it is shown. */
    record Shown(
            String contact,
            String title,
            @Nullable String account,
            String phase,
            boolean escalated,
            @Nullable Instant openedAt,
            List<Piece> words) {}

    @GetMapping("/search")
    String search(
            @RequestParam(name = "search", required = false) @Nullable String asked, Model model) {
        String wanted = asked == null ? "" : asked.strip();
        model.addAttribute("wanted", wanted);
        if (!wanted.isEmpty()) {
            List<Search.Hit> found =
                    search.find(
                            wanted.substring(0, Math.min(LONGEST, wanted.length())), AT_MOST + 1);
            List<Shown> hits = found.stream().limit(AT_MOST).map(SearchPage::shown).toList();
            model.addAttribute("more", found.size() > AT_MOST);
            model.addAttribute("hits", hits);
            model.addAttribute("accounts", accountNames.of(hits.stream().map(Shown::account)));
        }
        return "desk/search";
    }

    private static Shown shown(Search.Hit hit) {
        return new Shown(
                hit.contact(),
                Titles.of(null, hit.title(), null, null, hit.contact()),
                hit.account(),
                hit.phase(),
                hit.escalated(),
                hit.openedAt(),
                hit.words() == null ? List.of() : pieces(hit.words()));
    }

    private static List<Piece> pieces(String words) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < words.length()) {
            int begin = words.indexOf(Search.FOUND, from);
            int end = begin < 0 ? -1 : words.indexOf(Search.TO, begin);
            if (end < 0) {
                pieces.add(new Piece(words.substring(from), false));
                break;
            }
            pieces.add(new Piece(words.substring(from, begin), false));
            pieces.add(new Piece(words.substring(begin + 1, end), true));
            from = end + 1;
        }
        return pieces;
    }
}
