package dev.muster.bootstrap.transfer;

import dev.muster.domain.error.InvalidRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an LDIF file into records (RFC 2849). Attributes that are not asked for, those with options
 * such as {@code cn;lang-de} among them, are passed over without being kept.
 */
final class LdifRecords implements AutoCloseable {

  /** The attributes that name members, in lower case. */
  private static final Map<String, MemberSpool.Kind> MEMBERS =
      Map.of(
          "member", MemberSpool.Kind.NAME,
          "uniquemember", MemberSpool.Kind.NAME,
          "memberuid", MemberSpool.Kind.USER_NAME);

  private final Lines lines;
  private final Set<String> wanted;

  /** The attribute line that goes on as long as lines begin with a space; null in a comment. */
  private @Nullable ByteArrayOutputStream logical;

  private long logicalLine;
  private @Nullable LdifRecord record;

  /**
   * @param wanted attributes to keep, in lower case; members are kept anyway
   */
  LdifRecords(Lines lines, Set<String> wanted) {
    this.lines = lines;
    this.wanted = wanted;
  }

  /** The next record; empty at the end. Whoever takes it closes it. */
  Optional<LdifRecord> next() throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent()) {
      if (line.get().isEmpty()) {
        Optional<LdifRecord> ended = end();
        if (ended.isPresent()) {
          return ended;
        }
      } else {
        take(line.get());
      }
      line = lines.next();
    }
    return end();
  }

  private Optional<LdifRecord> end() throws IOException {
    endLogicalLine();
    Optional<LdifRecord> ended = Optional.ofNullable(record);
    record = null;
    return ended;
  }

  private void take(Line line) throws IOException {
    byte[] raw = line.raw();
    boolean goesOn = line.isUsable() && raw[0] == ' ';
    if (!goesOn) {
      endLogicalLine();
    }
    boolean isComment = line.isUsable() && raw[0] == '#';
    if (isComment || (goesOn && logical == null)) {
      return;
    }
    if (logical == null) {
      logicalLine = line.number();
      logical = new ByteArrayOutputStream(raw.length);
    }
    logical.write(raw, goesOn ? 1 : 0, goesOn ? raw.length - 1 : raw.length);
    check(line, logical.size());
  }

  /** No fold may cut a character in two (RFC 2849, note 2), so that each line can be checked. */
  private void check(Line line, int size) {
    try {
      var _ = line.utf8();
    } catch (InvalidRequest unusable) {
      refuse(line.number(), String.valueOf(unusable.getMessage()));
    }
    if (size > Lines.MAX_BYTES) {
      refuse(line.number(), Lines.TOO_LONG);
    }
    if (line.isLastAndOpen()) {
      refuse(line.number(), "The file ends before the end of a line, so it may be cut off.");
    }
  }

  private void refuse(long line, String reason) {
    LdifRecord current = record(line);
    current.refuse(line == current.line() ? reason : "Line " + line + " of the file: " + reason);
    logical = null;
  }

  private LdifRecord record(long line) {
    LdifRecord current = record;
    if (current == null) {
      current = new LdifRecord(line);
      record = current;
    }
    return current;
  }

  @Override
  public void close() {
    if (record != null) {
      record.close();
    }
  }

  private void endLogicalLine() throws IOException {
    ByteArrayOutputStream ended = logical;
    logical = null;
    if (ended == null) {
      return;
    }
    String text = ended.toString(StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    String attribute = text.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
    if (attribute.equals("version") && record == null) {
      return;
    }
    LdifRecord current = record(logicalLine);
    if (current.problem() != null) {
      return;
    }
    MemberSpool.Kind kind = MEMBERS.get(attribute);
    if (attribute.equals("search") && current.lines().isEmpty()) {
      current.markAsTrailer();
    } else if (attribute.equals("changetype")) {
      current.markAsChange();
    } else if (text.indexOf('\0') >= 0) {
      refuse(logicalLine, "Text must not have NUL.");
    } else if (colon < 1 && !text.equals("-")) {
      refuse(logicalLine, "This is not an attribute with a colon and a value.");
    } else if (kind != null) {
      addMember(current, kind, attribute, text.substring(colon + 1));
    } else if (wanted.contains(attribute)) {
      add(current, attribute, text, colon);
    }
  }

  /** A value by URL would be read from the machine of the import, or from the network. */
  private void add(LdifRecord current, String attribute, String text, int colon) {
    if (text.startsWith("<", colon + 1)) {
      refuse(logicalLine, attribute + " is given by URL, which is not read.");
    } else {
      current.add(text);
    }
  }

  private void addMember(LdifRecord current, MemberSpool.Kind kind, String attribute, String rest)
      throws IOException {
    try {
      current.members().add(kind, value(attribute, rest));
    } catch (InvalidRequest malformed) {
      refuse(logicalLine, String.valueOf(malformed.getMessage()));
    }
  }

  private static String value(String attribute, String rest) {
    if (rest.startsWith("<")) {
      throw InvalidRequest.syntax(attribute + " is given by URL, which is not read.");
    }
    if (!rest.startsWith(":")) {
      return rest.strip();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(rest.substring(1).strip());
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      throw InvalidRequest.syntax(attribute + " is not base64 of UTF-8.");
    }
  }
}
