package dev.muster.bootstrap.transfer;

import static dev.muster.bootstrap.transfer.Reading.described;
import static dev.muster.bootstrap.transfer.Reading.json;
import static dev.muster.bootstrap.transfer.Reading.ldif;
import static dev.muster.bootstrap.transfer.Reading.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.application.port.in.ImportEntry;
import dev.muster.domain.schema.CoreSchemas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LdifReaderTest {

  private static final String ADA =
      "dn: uid=Ada, ou=People,dc=example\nobjectClass: inetOrgPerson\n";
  private static final String ADA_NAME = "uid=ada,ou=people,dc=example";
  private static final String BOB = "\ndn: uid=bob\nobjectClass: inetOrgPerson\nuid: bob\n";

  @Test
  void person_becomesUser() {
    ImportEntry.Described user =
        described(
            ldif("version: 1\n# Ada\n"
                    + ADA
                    + "uid: Ada\ncn: Ada L\nsn:: TMO2dmVsYWNl\ngivenName: A\n da \n"
                    + "mail: a@x\nmail: b@x\ntelephoneNumber: 1\nmobile: 2\ntitle: Countess\n"
                    + "departmentNumber: R\no: Example\nemployeeNumber: 7\n"
                    + "manager: uid=boss,dc=example\npreferredLanguage: en\n"
                    + "labeledURI: https://ada.example Her page\njpegPhoto:< file:///etc/hosts\n"
                    + "l: London\npostalAddress: 1 St$London\n"
                    + "userPassword: {SSHA}secret\nnsAccountLock: TRUE\n")
                .getFirst());
    assertEquals(
        "{\"userName\":\"Ada\",\"externalId\":\""
            + ADA_NAME
            + "\",\"displayName\":\"Ada L\","
            + "\"name\":{\"formatted\":\"Ada L\",\"familyName\":\"Lövelace\",\"givenName\":\"Ada\"},"
            + "\"title\":\"Countess\",\"preferredLanguage\":\"en\","
            + "\"password\":\"{SSHA}secret\",\"profileUrl\":\"https://ada.example\","
            + "\"emails\":[{\"value\":\"a@x\",\"type\":\"work\",\"primary\":true},"
            + "{\"value\":\"b@x\",\"type\":\"work\"}],"
            + "\"phoneNumbers\":[{\"value\":\"1\",\"type\":\"work\"},"
            + "{\"value\":\"2\",\"type\":\"mobile\"}],"
            + "\"addresses\":[{\"locality\":\"London\",\"formatted\":\"1 St\\nLondon\","
            + "\"type\":\"work\"}],\"active\":false,\""
            + CoreSchemas.ENTERPRISE_USER_URN
            + "\":{\"employeeNumber\":\"7\",\"organization\":\"Example\",\"department\":\"R\","
            + "\"manager\":{\"value\":\"boss\"}}}",
        json(user));
    assertEquals(Set.of(ADA_NAME, LdifEntry.nameOfUser("ADA")), user.names());
    assertEquals(3, user.line());
  }

  @Test
  void entryUuid_isTheExternalId() {
    assertTrue(
        json(ldif(ADA + "uid: ada\nentryUUID: 1-2\n").getFirst())
            .contains("\"externalId\":\"1-2\""));
  }

  @ParameterizedTest
  @CsvSource({
    "nsAccountLock: false, true",
    "loginDisabled: TRUE, false",
    "ds-pwp-account-disabled: true, false",
    "pwdAccountLockedTime: 000001010000Z, false",
    "pwdAccountLockedTime: 20200101000000Z, ",
  })
  void locks_makeInactive(String line, String active) {
    String body = json(ldif(ADA + "uid: ada\n" + line + "\n").getFirst());
    assertEquals(active != null, body.contains("\"active\":" + active), body);
    assertEquals(active == null, !body.contains("active"), body);
  }

  @Test
  void groups_haveMembersByNameOrUid() {
    ImportEntry.Described group =
        described(
            ldif("""
                    dn: cn=staff,dc=example
                    objectClass: groupOfUniqueNames
                    objectClass: posixGroup
                    member: UID=ada , OU=people,dc=example
                    uniqueMember: cn=Sub,dc=example#'01'B
                    memberUid: Bob
                    member: nonsense
                    cn: Staff
                    """)
                .getFirst());
    assertEquals(CoreSchemas.GROUP, group.type());
    assertEquals("{\"displayName\":\"Staff\",\"externalId\":\"cn=staff,dc=example\"}", json(group));
    assertEquals(Set.of("cn=staff,dc=example"), group.names());
    assertEquals(
        List.of(
            new ImportEntry.Member(ADA_NAME, null, "ada", ADA_NAME),
            new ImportEntry.Member("cn=sub,dc=example", null, null, "cn=sub,dc=example"),
            new ImportEntry.Member(LdifEntry.nameOfUser("bob"), null, "Bob", null),
            new ImportEntry.Member("nonsense", null, null, "nonsense")),
        group.members());
  }

  @Test
  void manyMembers_comeInPartsInTheirOrder() {
    StringBuilder text = new StringBuilder("dn: cn=all\nobjectClass: groupOfNames\n");
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 25_001; i++) {
      text.append("member: uid=user-ö").append(i).append("\n");
      written.add("user-ö" + i);
    }
    List<ImportEntry> entries = ldif(text + "cn: all\n" + BOB);
    assertEquals(4, entries.size());
    List<String> read = new ArrayList<>();
    for (ImportEntry entry : entries.subList(0, 3)) {
      List<ImportEntry.Member> members =
          entry instanceof ImportEntry.MoreMembers more
              ? more.members()
              : described(entry).members();
      assertTrue(members != null && members.size() <= MemberSpool.BATCH);
      members.forEach(member -> read.add(String.valueOf(member.userName())));
      assertTrue(!(entry instanceof ImportEntry.MoreMembers more) || more.group().equals("cn=all"));
    }
    assertEquals(written, read);
    assertTrue(json(entries.getLast()).contains("bob"));
  }

  @Test
  void otherEntries_arePassedOverAndCounted() throws IOException {
    try (ImportFile file =
            ImportFile.of(
                Reading.utf8(
                    "dn: dc=example\nobjectClass: domain\n\ndn: ou=x\nobjectClass: organizationalUnit\n"
                        + BOB
                        + "\n# search result\nsearch: 2\nresult: 0 Success\n"));
        EntryReader reader = Reading.open(ImportFormat.LDIF, CoreSchemas.USER, file)) {
      assertEquals(1, Reading.all(reader).size());
      assertEquals(2, reader.skipped());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "dn: uid=x|changetype: delete ~ changes an entry",
        "dn: uid=x|changetype: modify|replace: sn|sn: y|- ~ changes an entry",
        "objectClass: inetOrgPerson|uid: x ~ not LDIF",
        "dn: nonsense|objectClass: inetOrgPerson|uid: x ~ not LDIF",
        "dn: uid=x|objectClass: inetOrgPerson|uid:: ??? ~ not LDIF",
        "dn: uid=x|objectClass: inetOrgPerson|uid: x|userPassword:: /wAA ~ userpassword is not text",
        "dn: uid=x|objectClass: inetOrgPerson|uid:< file:///etc/passwd ~ given by URL",
        "dn: uid=x|objectClass: inetOrgPerson|sn: x ~ has no uid",
        "dn: cn=x|objectClass: groupOfNames|member: uid=x ~ has no cn",
        "dn: cn=x|objectClass: groupOfNames|cn: x|member:: ??? ~ not base64",
        "dn: uid=x|nonsense ~ Line 2 of the file",
        "dn: uid=x|uid: a\0b ~ NUL",
      })
  void whatIsNotUnderstood_isRefusedAndTheRestGoesOn(String lines, String reason) {
    List<ImportEntry> entries = ldif(lines.replace('|', '\n') + "\n" + BOB);
    assertEquals(2, entries.size());
    assertTrue(refusal(entries.getFirst()).contains(reason), () -> refusal(entries.getFirst()));
    assertTrue(json(entries.getLast()).contains("bob"));
  }

  /** The library's own messages repeat the entry. */
  @Test
  void refusal_neverRepeatsThePassword() {
    String reason =
        refusal(ldif("dn: nonsense\nobjectClass: person\nuserPassword: {SSHA}secret\n").getFirst());
    assertFalse(reason.contains("secret"), reason);
  }

  @Test
  void misencodedEntry_isRefusedNamingTheByte() {
    List<ImportEntry> entries =
        Reading.all(
            ImportFormat.LDIF, CoreSchemas.USER, Reading.bytes("dn: uid=\u00fc\nuid: x\n" + BOB));
    assertEquals("The byte at offset 8 of the file is not UTF-8.", refusal(entries.getFirst()));
    assertTrue(json(entries.getLast()).contains("bob"));
  }

  @Test
  void truncatedEntry_isRefused() {
    assertTrue(refusal(ldif(ADA + "uid: ada\nmail: ada@exa").getFirst()).contains("cut off"));
  }

  @Test
  void tooLongValues_areRefusedAndTheRestGoesOn() {
    String folded = "description: x\n" + (" " + "x".repeat(1 << 20) + "\n").repeat(9);
    List<ImportEntry> entries =
        ldif(
            ADA
                + folded
                + "uid: ada\n\n"
                + ADA
                + "uid: "
                + "x".repeat(Lines.MAX_BYTES)
                + "\n"
                + BOB);
    assertTrue(refusal(entries.get(0)).contains(Lines.TOO_LONG), () -> refusal(entries.get(0)));
    assertTrue(refusal(entries.get(1)).contains(Lines.TOO_LONG), () -> refusal(entries.get(1)));
    assertTrue(json(entries.get(2)).contains("bob"));
  }

  @Test
  void crLfAndEmptyFiles_areRead() {
    assertEquals(1, ldif(("\ufeff" + ADA + "uid: ada\n").replace("\n", "\r\n")).size());
    assertEquals(List.of(), ldif(""));
    assertEquals(List.of(), ldif("version: 1\n\n# nothing\n"));
  }
}
