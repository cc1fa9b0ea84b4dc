package io.amends.server.pages;

import io.amends.history.report.Sentences;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/**
 * Gives every page what its frame shows: {@code reader}, {@code places}, {@code strips}, {@code
 * query}, {@code dates}, {@code words}, {@code tones} and {@code selection}.
 */
@Component
class Frame implements HandlerInterceptor {

    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final List<Place> places;
    private final List<Strip> strips;
    private final MessageSource messages;
    private final Clock clock;

    Frame(
            List<Place> places,
            ObjectProvider<Strip> strips,
            MessageSource messages,
            ObjectProvider<Clock> clock) {
        this.places = places.stream().sorted(Comparator.comparingInt(Place::rank)).toList();
        this.strips = strips.orderedStream().toList();
        this.messages = messages;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null || page.getViewName() == null || leadsElsewhere(page.getViewName())) {
            return;
        }
        Locale locale = RequestContextUtils.getLocale(request);
        Reader reader = reader(request);
        page.addObject("reader", reader);
        page.addObject("places", placesFor(request));
        page.addObject("strips", strips);
        page.addObject("query", Query.of(request));
        page.addObject("dates", new Dates(messages, locale, reader.zone(), clock.instant()));
        page.addObject("words", Sentences.in(locale, reader.zone()));
        page.addObject("tones", new Tones());
        page.addObject("selection", new Selection());
    }

    private static boolean leadsElsewhere(String view) {
        return view.startsWith("redirect:") || view.startsWith("forward:");
    }

    private List<Place> placesFor(HttpServletRequest request) {
        return places.stream().filter(place -> isFor(place.roles(), request)).toList();
    }

    private static boolean isFor(@Nullable Set<String> roles, HttpServletRequest request) {
        return roles == null || roles.stream().anyMatch(request::isUserInRole);
    }

    private static Reader reader(HttpServletRequest request) {
        String theme = cookie(request, "amends-theme");
        return new Reader(
                name(request.getUserPrincipal()),
                zone(cookie(request, "amends-zone")),
                theme != null && THEMES.contains(theme) ? theme : null);
    }

    private static @Nullable String name(@Nullable Principal person) {
        if (person instanceof Authentication signedIn
                && signedIn.getPrincipal() instanceof Named named) {
            return named.name();
        }
        return person == null ? null : person.getName();
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }

    /** The browser's, as it told us; UTC until then, and where the zone is unknown here. */
    static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? UTC : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return UTC;
        }
    }
}
