package io.amends.server.audits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much an audit may take.
 *
 * @param largestUpload the greatest file that is taken
 */
@ConfigurationProperties("amends")
public record AuditSettings(@DefaultValue("50GB") DataSize largestUpload) {}
