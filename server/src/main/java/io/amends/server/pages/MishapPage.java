package io.amends.server.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Says what went wrong and what to do: a page to people, problem details (RFC 9457) to programs. */
@Controller
class MishapPage implements ErrorController {

    private final MessageSource messages;

    MishapPage(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        Mishap mishap = mishap(request);
        response.setStatus(mishap.status());
        return new ModelAndView("pages/mishap", "mishap", mishap);
    }

    @RequestMapping("/error")
    @ResponseBody
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, Locale locale) {
        Mishap mishap = mishap(request);
        ProblemDetail problem = ProblemDetail.forStatus(mishap.status());
        problem.setTitle(say(mishap, "title", locale));
        problem.setDetail(say(mishap, "text", locale));
        problem.setProperty("request", mishap.request());
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            problem.setInstance(URI.create(path));
        }
        return ResponseEntity.status(mishap.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private String say(Mishap mishap, String part, Locale locale) {
        return messages.getMessage("mishap." + mishap.kind() + "." + part, null, locale);
    }

    private static Mishap mishap(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object number = request.getAttribute(RequestNumber.NAME);
        return new Mishap(
                status instanceof Integer code ? code : 404,
                Objects.requireNonNullElse(number, "").toString());
    }
}
