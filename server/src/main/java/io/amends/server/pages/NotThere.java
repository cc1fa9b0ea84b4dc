package io.amends.server.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for is not there, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NotThere extends RuntimeException {}
