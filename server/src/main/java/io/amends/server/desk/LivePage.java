package io.amends.server.desk;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells open pages which contacts have changed, as server-sent events. */
@Controller
class LivePage {

    private final Watchers watchers;

    LivePage(Watchers watchers) {
        this.watchers = watchers;
    }

    /** Only for those that can listen: for others the answer would never end. */
    @GetMapping(path = "/desk/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@RequestHeader(name = "Accept", defaultValue = "") String accept) {
        if (!accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            throw new ResponseStatusException(HttpStatus.NOT_ACCEPTABLE);
        }
        return watchers.watch();
    }
}
