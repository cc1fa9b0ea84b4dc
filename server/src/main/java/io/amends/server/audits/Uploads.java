package io.amends.server.audits;

import io.amends.server.audits.Histories.Appended;
import io.amends.server.audits.Histories.HistoryFile;
import io.amends.server.identity.SignedIn;
import io.amends.server.pages.NotThere;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes files in pieces, so that a broken connection costs a piece: whoever comes back asks how much
 * has arrived and goes on there.
 */
@RestController
@RequestMapping("/histories")
class Uploads {

    private static final int FILES_AT_MOST = 100;

    private final Histories histories;
    private final Room room;
    private final AuditSettings settings;
    private final MessageSource texts;
    private final Clock clock;

    Uploads(
            Histories histories,
            Room room,
            AuditSettings settings,
            MessageSource texts,
            Clock clock) {
        this.histories = histories;
        this.room = room;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    @PostMapping
    Map<String, UUID> begin(@AuthenticationPrincipal SignedIn who) {
        return Map.of("id", histories.add(who.name(), clock.instant()));
    }

    @GetMapping("/{history}")
    List<HistoryFile> files(@PathVariable UUID history) {
        known(history);
        return histories.files(history);
    }

    @PostMapping("/{history}/files")
    ResponseEntity<?> announce(
            @PathVariable UUID history,
            @RequestParam String name,
            @RequestParam long size,
            Locale locale)
            throws IOException {
        known(history);
        var fileName = FileName.of(name);
        if (fileName.isEmpty()) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, "upload.name", locale);
        }
        if (size < 1) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, "upload.empty", locale, name);
        }
        if (size > settings.largestUpload().toBytes()) {
            return refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "upload.large",
                    locale,
                    name,
                    settings.largestUpload().toGigabytes());
        }
        if (histories.files(history).size() >= FILES_AT_MOST) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, "upload.many", locale, FILES_AT_MOST);
        }
        if (!room.isFor(size)) {
            return refused(HttpStatus.INSUFFICIENT_STORAGE, "upload.full", locale, name);
        }
        return ResponseEntity.ok(histories.announce(history, fileName.get(), size));
    }

    @PutMapping("/{history}/files/{name}")
    ResponseEntity<?> append(
            @PathVariable UUID history,
            @PathVariable String name,
            @RequestParam long offset,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        FileName fileName = FileName.of(name).orElseThrow(NotThere::new);
        if (histories.file(history, fileName).isEmpty()) {
            throw new NotThere();
        }
        if (!room.isFor(request.getContentLengthLong())) {
            return refused(HttpStatus.INSUFFICIENT_STORAGE, "upload.full", locale, name);
        }
        try {
            Appended appended =
                    histories.append(history, fileName, offset, request.getInputStream());
            return switch (appended) {
                case DONE -> ResponseEntity.ok(histories.file(history, fileName).orElseThrow());
                case ELSEWHERE ->
                        ResponseEntity.status(HttpStatus.CONFLICT)
                                .body(histories.file(history, fileName).orElseThrow());
                case TOO_MANY ->
                        refused(HttpStatus.CONTENT_TOO_LARGE, "upload.longer", locale, name);
            };
        } catch (IOException e) {
            if (Breakage.filledTheDisk(e)) {
                return refused(HttpStatus.INSUFFICIENT_STORAGE, "upload.full", locale, name);
            }
            throw e;
        }
    }

    private void known(UUID history) {
        if (!histories.isThere(history)) {
            throw new NotThere();
        }
    }

    private ResponseEntity<Map<String, String>> refused(
            HttpStatus status, String code, Locale locale, Object... values) {
        return ResponseEntity.status(status)
                .body(Map.of("detail", texts.getMessage(code, values, locale)));
    }
}
