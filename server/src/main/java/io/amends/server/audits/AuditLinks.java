package io.amends.server.audits;

import io.amends.history.report.Items;
import io.amends.history.report.ReportLinks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Addresses below an audit's. */
record AuditLinks(long audit) implements ReportLinks {

    public String report() {
        return "/audits/" + audit;
    }

    public String list(String listing) {
        return report() + "/" + listing;
    }

    @Override
    public String contact(String id) {
        return list("contacts") + "/" + ContactPath.of(id);
    }

    @Override
    public String list(Items items) {
        String query =
                items.chosen().entrySet().stream()
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        return list(items.of().path()) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
