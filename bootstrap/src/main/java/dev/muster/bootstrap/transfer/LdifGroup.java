package dev.muster.bootstrap.transfer;

import com.unboundid.ldap.sdk.DN;
import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes groups of entries of the class groupOfNames, groupOfUniqueNames or posixGroup (RFC 4519,
 * RFC 2307): cn becomes displayName, entryUUID or else the normalized DN becomes externalId, and
 * member, uniqueMember and memberUid become members.
 */
final class LdifGroup {

  /** The attributes that it looks at, in lower case. */
  static final Set<String> ATTRIBUTES = Set.of("cn", "entryuuid");

  private static final List<String> CLASSES =
      List.of("groupOfNames", "groupOfUniqueNames", "posixGroup");

  /** What a unique member may have after its name (RFC 4517 §3.3.21). */
  private static final Pattern UNIQUE_IDENTIFIER = Pattern.compile("#'[01]*'B$");

  private LdifGroup() {}

  static boolean isGroup(LdifEntry entry) {
    return CLASSES.stream().anyMatch(entry::is);
  }

  /**
   * @throws InvalidRequest (invalidValue) if it has no cn
   */
  static Value.Complex group(LdifEntry entry) {
    String name =
        entry
            .first("cn")
            .orElseThrow(() -> InvalidRequest.value("The entry has no cn, the displayName."));
    return Value.Complex.EMPTY
        .with("displayName", new Value.Text(name))
        .with("externalId", new Value.Text(LdifPerson.externalId(entry)));
  }

  static List<ImportEntry.Member> members(List<MemberSpool.Member> read) {
    return read.stream().map(LdifGroup::member).toList();
  }

  private static ImportEntry.Member member(MemberSpool.Member read) {
    return switch (read.kind()) {
      case USER_NAME ->
          new ImportEntry.Member(LdifEntry.nameOfUser(read.value()), null, read.value(), null);
      case NAME -> named(read.value());
    };
  }

  /** What is no distinguished name is nobody's, which is for the import to say. */
  private static ImportEntry.Member named(String value) {
    Optional<DN> parsed = LdifEntry.parse(UNIQUE_IDENTIFIER.matcher(value).replaceFirst(""));
    String name = parsed.map(DN::toNormalizedString).orElse(value);
    return new ImportEntry.Member(
        name, null, parsed.flatMap(LdifEntry::userName).orElse(null), name);
  }

  /** The userName in a distinguished name, or else all of it, normalized. */
  static String shortest(DN name) {
    return LdifEntry.userName(name).orElseGet(name::toNormalizedString);
  }
}
