package dev.muster.adapters.web.http;

import dev.muster.domain.error.DirectoryException;
import dev.muster.domain.error.DirectoryFault;
import dev.muster.domain.error.DirectoryUnavailable;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.error.ResourceNotFound;
import dev.muster.domain.error.UniquenessConflict;
import dev.muster.domain.error.VersionMismatch;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.UncheckedIOException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that can go wrong into a SCIM error; the one place with the statuses. */
public final class ErrorMapper {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);
  private static final long WARNING_PERIOD = 1_000_000_000L;
  private static final AtomicLong LAST_WARNING = new AtomicLong(System.nanoTime() - WARNING_PERIOD);
  private static final String INTERNAL_ERROR = "The server failed to answer; its log says why.";

  private ErrorMapper() {}

  /** What a client is told of a failure. */
  public static ErrorBody describe(DirectoryException failure) {
    String detail = detail(failure);
    return switch (failure) {
      case InvalidRequest invalid -> new ErrorBody(400, invalid.reason().keyword(), detail);
      case ResourceNotFound _ -> new ErrorBody(404, null, detail);
      case UniquenessConflict _ -> new ErrorBody(409, "uniqueness", detail);
      case VersionMismatch _ -> new ErrorBody(412, null, detail);
      case DirectoryUnavailable _ -> new ErrorBody(503, null, detail);
      case DirectoryFault _ -> new ErrorBody(500, null, INTERNAL_ERROR);
    };
  }

  /** Logs what operators have to know of a failure. */
  public static void log(DirectoryException failure, Context context) {
    switch (failure) {
      case DirectoryUnavailable unavailable -> warn(unavailable, detail(failure));
      case DirectoryFault fault -> LOG.error("{} request failed", context.method(), fault);
      case InvalidRequest _, ResourceNotFound _, UniquenessConflict _, VersionMismatch _ -> {
        // The client's affair.
      }
    }
  }

  static void handle(DirectoryException failure, Context context) {
    log(failure, context);
    if (failure instanceof DirectoryUnavailable unavailable) {
      context.header("Retry-After", seconds(unavailable.retryAfter()));
    }
    send(context, describe(failure));
  }

  static void handle(ProtocolException failure, Context context) {
    failure.headers().forEach(context::header);
    send(context, new ErrorBody(failure.status(), null, detail(failure)));
  }

  /** What Javalin refuses: unknown paths and methods. */
  static void handle(HttpResponseException failure, Context context) {
    String allowed = failure.getDetails().get("availableMethods");
    if (failure.getStatus() == 405 && allowed != null) {
      handle(ProtocolException.methodNotAllowed(allowed), context);
    } else if (failure.getStatus() == 404) {
      send(context, new ErrorBody(404, null, "There is nothing at this path."));
    } else {
      send(context, new ErrorBody(failure.getStatus(), null, detail(failure)));
    }
  }

  /** The client hung up before it had its answer. */
  static void handle(UncheckedIOException gone, Context context) {
    LOG.debug("{} request: the client is gone", context.method(), gone);
  }

  /** The media type names a character set that there is not. */
  static void handle(IllegalArgumentException failure, Context context) {
    if (failure instanceof UnsupportedCharsetException
        || failure instanceof IllegalCharsetNameException) {
      handle(ProtocolException.unsupportedMediaType(), context);
    } else {
      handle((Exception) failure, context);
    }
  }

  static void handle(Exception failure, Context context) {
    LOG.error("{} request failed", context.method(), failure);
    if (!context.res().isCommitted()) {
      send(context, new ErrorBody(500, null, INTERNAL_ERROR));
    }
  }

  private static void send(Context context, ErrorBody error) {
    UnreadBody.finish(context);
    Answers.sendScim(context, error.status(), error.json());
  }

  private static String detail(Exception failure) {
    return failure.getMessage() == null ? "" : failure.getMessage();
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }

  /** At most once a second: an overload must not fill the log. */
  private static void warn(DirectoryUnavailable unavailable, String detail) {
    long now = System.nanoTime();
    long last = LAST_WARNING.get();
    if (now - last >= WARNING_PERIOD && LAST_WARNING.compareAndSet(last, now)) {
      LOG.warn("{} {}", detail, rootCause(unavailable));
    }
  }

  /** The message of the innermost cause; a database that is away needs no stack trace. */
  private static String rootCause(Throwable failure) {
    Throwable cause = failure.getCause();
    String message = "";
    for (int depth = 0; cause != null && depth < 16; depth++) {
      message = "(" + cause.getMessage() + ")";
      cause = cause.getCause();
    }
    return message;
  }
}
