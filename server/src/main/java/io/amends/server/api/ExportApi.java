package io.amends.server.api;

import io.amends.core.organisation.Role;
import io.amends.server.export.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All live timelines as an audit reads them. */
@RestController
class ExportApi {

    private final DataSource database;
    private final Entitled entitled;

    ExportApi(DataSource database, Entitled entitled) {
        this.database = database;
        this.entitled = entitled;
    }

    /** A zip archive, written while it is read. */
    @GetMapping("/api/v1/export")
    void export(
            @RequestParam(defaultValue = "false") boolean texts,
            HttpServletResponse response,
            @AuthenticationPrincipal Caller caller)
            throws IOException, SQLException {
        entitled.demand(caller, Role.MANAGER, Role.ADMIN);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"amends-export.zip\"");
        try (Connection connection = database.getConnection();
                ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
            Export.write(
                    connection,
                    name -> {
                        zip.putNextEntry(new ZipEntry(name));
                        return entry(zip);
                    },
                    texts);
        }
    }

    /** Closed, it ends its entry and leaves the archive open for the next. */
    private static Writer entry(ZipOutputStream zip) {
        Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        return new FilterWriter(text) {
            private boolean ended;

            @Override
            public void close() throws IOException {
                if (!ended) {
                    ended = true;
                    flush();
                    zip.closeEntry();
                }
            }
        };
    }
}
