package dev.muster.application.service;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.application.port.out.ImportStore;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.resource.Meta;
import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.resource.User;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.text.CaseFolding;
import dev.muster.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a file that obeys its schemas.
 *
 * @param id that the file gives it
 * @param meta if it is new
 */
record ImportedResource(
    ImportEntry.Described entry, Resource content, @Nullable ResourceId id, Meta meta) {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  /** In UTF-8; as long as what stores look up may be. */
  private static final int MAX_KEY_BYTES = 2_000;

  /** About what a reference to a member takes besides its text. */
  private static final int MEMBER_SIZE = 100;

  private static final Pattern ENTITY_TAG = Pattern.compile("W/\"([1-9][0-9]{0,17})\"");

  /**
   * Reads it.
   *
   * @param now when it is created if the file does not say
   * @throws InvalidRequest if it breaks the schema
   */
  static ImportedResource read(ImportEntry.Described entry, Instant now) {
    Value.Complex body = entry.body();
    ResourceId id =
        body.member("id").flatMap(Value::asText).flatMap(ResourceId::parse).orElse(null);
    Resource content = ResourceReader.read(entry.type(), body);
    boolean named = entry.type().isUser() || entry.type().isGroup();
    if (id == null && !named && content.attributes().text("externalId").isEmpty()) {
      throw InvalidRequest.value("Without id or externalId, it would be another one each time.");
    }
    checkKeys(entry, content);
    return new ImportedResource(entry, content, id, meta(body, now));
  }

  /** Checks what is looked up; other attributes may be longer. */
  private static void checkKeys(ImportEntry.Described entry, Resource content) {
    ResourceType type = content.type();
    for (String attribute :
        type.isUser()
            ? List.of("userName", "externalId")
            : type.isGroup() ? List.of("displayName", "externalId") : List.of("externalId")) {
      if (isTooLong(content.attributes().text(attribute).orElse(""))) {
        throw InvalidRequest.value(attribute + " is longer than " + MAX_KEY_BYTES + " bytes.");
      }
    }
    if (entry.names().stream().anyMatch(ImportedResource::isTooLong)) {
      throw InvalidRequest.value("A name of it is longer than " + MAX_KEY_BYTES + " bytes.");
    }
  }

  private static boolean isTooLong(String key) {
    return key.length() > MAX_KEY_BYTES / 4
        && (bytes(key) > MAX_KEY_BYTES || bytes(CaseFolding.fold(key)) > MAX_KEY_BYTES);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Dates and version of the resource in the directory that it comes from (RFC 7643 §3.1). */
  private static Meta meta(Value.Complex body, Instant now) {
    Value.Complex meta =
        body.member("meta").orElse(null) instanceof Value.Complex given
            ? given
            : Value.Complex.EMPTY;
    Optional<Instant> created = moment(meta, "created");
    Instant lastModified = moment(meta, "lastModified").or(() -> created).orElse(now);
    return new Meta(version(meta), created.orElse(lastModified), lastModified);
  }

  private static Optional<Instant> moment(Value.Complex meta, String name) {
    Optional<String> text = meta.member(name).flatMap(Value::asText);
    try {
      Optional<Instant> moment = text.map(Instant::parse);
      if (moment.stream().allMatch(ImportedResource::isOfFourDigits)) {
        return moment.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
      }
    } catch (DateTimeException invalid) {
      // As one that is out of range.
    }
    throw InvalidRequest.value("meta." + name + " must be a dateTime of the years 1 to 9999.");
  }

  private static boolean isOfFourDigits(Instant moment) {
    return !moment.isBefore(FIRST) && moment.isBefore(END);
  }

  /** Versions of other servers mean nothing here. */
  private static long version(Value.Complex meta) {
    Matcher tag = ENTITY_TAG.matcher(meta.member("version").flatMap(Value::asText).orElse(""));
    return tag.matches() ? Long.parseLong(tag.group(1)) : 1;
  }

  long line() {
    return entry.line();
  }

  /** What the directory is asked about it. */
  ImportStore.Candidate candidate(ResourceId proposed) {
    ResourceType type = content.type();
    Optional<String> displayName = content.attributes().text("displayName");
    return new ImportStore.Candidate(
        line(),
        id == null ? proposed : id,
        id,
        type.isUser() ? new User(content).uniqueKey() : null,
        content.attributes().text("externalId").orElse(null),
        type.isGroup() ? displayName.map(CaseFolding::fold).orElse(null) : null,
        entry.names());
  }

  /** About as many characters as it has, members too. */
  int size() {
    int members = 0;
    if (entry.members() != null) {
      for (ImportEntry.Member member : entry.members()) {
        members += MEMBER_SIZE + member.name().length();
      }
    }
    return members + size(content.attributes());
  }

  private static int size(Value value) {
    return switch (value) {
      case Value.Complex complex ->
          complex.attributes().values().stream().mapToInt(ImportedResource::size).sum();
      case Value.Multiple multiple ->
          multiple.values().stream().mapToInt(ImportedResource::size).sum();
      case Value.Text _, Value.Reference _, Value.Binary _ -> value.asText().orElseThrow().length();
      case Value.Bool _, Value.WholeNumber _, Value.DecimalNumber _, Value.DateTime _ -> 8;
    };
  }
}
