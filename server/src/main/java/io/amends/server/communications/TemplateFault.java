package io.amends.server.communications;

/**
 * What keeps a template from being used.
 *
 * @param code the key of its sentence behind {@code template.fault.}
 * @param about the placeholder, the part or the place
 */
public record TemplateFault(String code, String about) {}
