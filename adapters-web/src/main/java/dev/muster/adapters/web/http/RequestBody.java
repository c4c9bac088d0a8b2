package dev.muster.adapters.web.http;

import dev.muster.adapters.web.json.JsonReader;
import dev.muster.domain.value.Value;
import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/** Reads bodies as streams up to a limit. */
public final class RequestBody {

  private final long limit;

  /**
   * @param limit the most bytes of a body
   */
  public RequestBody(long limit) {
    this.limit = limit;
  }

  /**
   * Reads the body as a JSON object.
   *
   * @throws ProtocolException if its type is wrong or it is too large
   * @throws dev.muster.domain.error.InvalidRequest if it is not a JSON object
   */
  public Value.Complex read(Context context) {
    return read(context, JsonReader::readObject);
  }

  /**
   * Reads the body of a PATCH, as {@link JsonReader#readPatch} does.
   *
   * @throws ProtocolException if its type is wrong or it is too large
   * @throws dev.muster.domain.error.InvalidRequest if it is not a JSON object
   */
  public Value.Complex readPatch(Context context) {
    return read(context, JsonReader::readPatch);
  }

  private Value.Complex read(Context context, Function<InputStream, Value.Complex> reader) {
    if (!isJson(context.contentType())) {
      throw ProtocolException.unsupportedMediaType();
    }
    if (context.req().getContentLengthLong() > limit) {
      throw ProtocolException.bodyTooLarge(limit);
    }
    try (InputStream body = new LimitedStream(context.req().getInputStream(), limit)) {
      return reader.apply(body);
    } catch (JacksonIOException | IOException broken) {
      throw ProtocolException.brokenBody();
    }
  }

  /** A body without a type is taken for JSON. */
  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return true;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
    String type = parts[0].strip();
    if (!type.equals(Answers.SCIM_JSON) && !type.equals(Answers.JSON)) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=")
          && !parameter.equals("charset=utf-8")
          && !parameter.equals("charset=us-ascii")) {
        return false;
      }
    }
    return true;
  }

  /** Refuses to go on after a number of bytes; the length of a chunked body is not known before. */
  private static final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedStream(InputStream body, long limit) {
      super(body);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      return read < 0 ? read : counted(1, read);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      return read < 0 ? read : counted(read, read);
    }

    private int counted(int bytes, int result) {
      count += bytes;
      if (count > limit) {
        throw ProtocolException.bodyTooLarge(limit);
      }
      return result;
    }
  }
}
