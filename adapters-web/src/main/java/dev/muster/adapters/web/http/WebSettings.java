package dev.muster.adapters.web.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the server is reached.
 *
 * @param port 0: a free one
 * @param tls null: plain HTTP
 * @param drainTimeout how long requests in flight may take when the server stops
 * @param serverTiming whether answers say what they cost
 */
public record WebSettings(
    String host, int port, @Nullable TlsFiles tls, Duration drainTimeout, boolean serverTiming) {}
