package io.amends.server.demo;

import io.amends.server.demo.TimeMachine.Leap;
import io.amends.server.identity.OpenDoor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Becoming somebody of the demo's company, and putting its time forward. */
@Controller
@DemoOnly
class DemoPages {

    private final Personas personas;
    private final OpenDoor door;
    private final TimeMachine time;

    DemoPages(Personas personas, OpenDoor door, TimeMachine time) {
        this.personas = personas;
        this.door = door;
        this.time = time;
    }

    @GetMapping("/demo")
    String personas(Model model) {
        model.addAttribute("personas", personas.all());
        return "demo/personas";
    }

    @PostMapping("/demo/people/{id}")
    String become(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "/") String then,
            HttpServletRequest request,
            HttpServletResponse response) {
        return door.letIn(id, request, response) ? "redirect:" + local(then) : "redirect:/demo";
    }

    @PostMapping("/demo/time")
    String leap(@RequestParam Leap leap, @RequestParam String back) {
        time.leap(leap);
        return "redirect:" + local(back);
    }

    /** A path of ours, whatever was sent. */
    private static String local(String path) {
        return path.matches("/(?![/\\\\]).*") ? path : "/";
    }
}
