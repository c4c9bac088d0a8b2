package dev.muster.bootstrap.transfer;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes users of entries of the class inetOrgPerson (RFC 2798) or posixAccount (RFC 2307).
 *
 * <table>
 *   <caption>Attributes</caption>
 *   <tr><th>LDAP</th><th>SCIM</th></tr>
 *   <tr><td>uid</td><td>userName</td></tr>
 *   <tr><td>entryUUID, or else the normalized DN</td><td>externalId</td></tr>
 *   <tr><td>displayName, or else cn</td><td>displayName</td></tr>
 *   <tr><td>cn, givenName, sn</td><td>name.formatted, .givenName, .familyName</td></tr>
 *   <tr><td>mail</td><td>emails of type work, the first one primary</td></tr>
 *   <tr><td>telephoneNumber, mobile, homePhone, facsimileTelephoneNumber, pager</td>
 *       <td>phoneNumbers of type work, mobile, home, fax, pager</td></tr>
 *   <tr><td>street, l, st, postalCode, postalAddress</td><td>the address of type work</td></tr>
 *   <tr><td>title, employeeType, preferredLanguage</td>
 *       <td>title, userType, preferredLanguage</td></tr>
 *   <tr><td>labeledURI without its label</td><td>profileUrl</td></tr>
 *   <tr><td>employeeNumber, o, departmentNumber</td>
 *       <td>employeeNumber, organization, department of the enterprise extension</td></tr>
 *   <tr><td>manager</td>
 *       <td>manager.value there: the uid in the DN, or else the normalized DN</td></tr>
 *   <tr><td>userPassword</td><td>password, with its {SCHEME}</td></tr>
 *   <tr><td>nsAccountLock, loginDisabled, ds-pwp-account-disabled</td>
 *       <td>active: the opposite</td></tr>
 *   <tr><td>pwdAccountLockedTime: 000001010000Z</td><td>active: false</td></tr>
 * </table>
 *
 * Of several values of what is singular the first counts. Everything else is left out.
 */
final class LdifPerson {

  /** Locked for good (draft-behera-ldap-password-policy §5.3.3); other moments are passing. */
  private static final String LOCKED_FOREVER = "000001010000Z";

  private static final List<String> LOCKS =
      List.of("nsaccountlock", "logindisabled", "ds-pwp-account-disabled");

  private static final Map<String, String> NAME =
      ordered("cn", "formatted", "sn", "familyName", "givenname", "givenName");

  private static final Map<String, String> CORE =
      ordered(
          "title", "title",
          "employeetype", "userType",
          "preferredlanguage", "preferredLanguage",
          "userpassword", "password");

  private static final Map<String, String> ENTERPRISE =
      ordered(
          "employeenumber", "employeeNumber",
          "o", "organization",
          "departmentnumber", "department");

  private static final Map<String, String> PHONES =
      ordered(
          "telephonenumber", "work",
          "mobile", "mobile",
          "homephone", "home",
          "facsimiletelephonenumber", "fax",
          "pager", "pager");

  private static final Map<String, String> ADDRESS =
      ordered(
          "street", "streetAddress", "l", "locality", "st", "region", "postalcode", "postalCode");

  /** The attributes that it looks at, in lower case. */
  static final Set<String> ATTRIBUTES =
      Stream.of(
              Stream.of(NAME, CORE, ENTERPRISE, PHONES, ADDRESS)
                  .flatMap(map -> map.keySet().stream()),
              LOCKS.stream(),
              Stream.of(
                  "uid",
                  "entryuuid",
                  "displayname",
                  "mail",
                  "postaladdress",
                  "labeleduri",
                  "manager",
                  "pwdaccountlockedtime"))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  private final LdifEntry entry;
  private final Map<String, Value> body = new LinkedHashMap<>();

  private LdifPerson(LdifEntry entry) {
    this.entry = entry;
  }

  static boolean isPerson(LdifEntry entry) {
    return entry.is("inetOrgPerson") || entry.is("posixAccount");
  }

  /**
   * @throws InvalidRequest (invalidValue) if it has no uid
   */
  static Value.Complex user(LdifEntry entry) {
    return new LdifPerson(entry).user();
  }

  /** What it is called outside of this directory. */
  static String externalId(LdifEntry entry) {
    return entry.first("entryuuid").orElse(entry.name());
  }

  private Value.Complex user() {
    String userName =
        entry
            .first("uid")
            .orElseThrow(() -> InvalidRequest.value("The entry has no uid, the userName."));
    put(body, "userName", Optional.of(userName));
    put(body, "externalId", Optional.of(externalId(entry)));
    put(body, "displayName", entry.first("displayname").or(() -> entry.first("cn")));
    put(body, "name", parts(NAME));
    copy(CORE, body);
    put(body, "profileUrl", entry.first("labeleduri").map(uri -> uri.strip().split("\\s", 2)[0]));
    putIfAny("emails", emails());
    putIfAny("phoneNumbers", phoneNumbers());
    Map<String, Value> address = parts(ADDRESS);
    put(address, "formatted", entry.first("postaladdress").map(LdifPerson::lines));
    if (!address.isEmpty()) {
      address.put("type", new Value.Text("work"));
      putIfAny("addresses", List.of(new Value.Complex(address)));
    }
    active().ifPresent(active -> body.put("active", new Value.Bool(active)));
    put(body, CoreSchemas.ENTERPRISE_USER_URN, enterprise());
    return new Value.Complex(body);
  }

  private List<Value> emails() {
    List<Value> values = new ArrayList<>();
    for (String address : new LinkedHashSet<>(entry.all("mail"))) {
      Value.Complex value = typed(address, "work");
      values.add(values.isEmpty() ? value.with("primary", new Value.Bool(true)) : value);
    }
    return values;
  }

  private List<Value> phoneNumbers() {
    List<Value> values = new ArrayList<>();
    PHONES.forEach(
        (attribute, type) ->
            entry.all(attribute).forEach(number -> values.add(typed(number, type))));
    return values;
  }

  private Map<String, Value> enterprise() {
    Map<String, Value> extension = parts(ENTERPRISE);
    entry
        .first("manager")
        .map(name -> LdifEntry.parse(name).map(LdifGroup::shortest).orElse(name))
        .ifPresent(
            name ->
                extension.put("manager", Value.Complex.EMPTY.with("value", new Value.Text(name))));
    return extension;
  }

  private Optional<Boolean> active() {
    if (entry.first("pwdaccountlockedtime").filter(LOCKED_FOREVER::equals).isPresent()) {
      return Optional.of(false);
    }
    return LOCKS.stream()
        .flatMap(lock -> entry.first(lock).stream())
        .map(locked -> !locked.equalsIgnoreCase("true"))
        .reduce(Boolean::logicalAnd);
  }

  private Map<String, Value> parts(Map<String, String> names) {
    Map<String, Value> parts = new LinkedHashMap<>();
    copy(names, parts);
    return parts;
  }

  private void copy(Map<String, String> names, Map<String, Value> target) {
    names.forEach((attribute, name) -> put(target, name, entry.first(attribute)));
  }

  private void putIfAny(String name, List<Value> values) {
    if (!values.isEmpty()) {
      body.put(name, new Value.Multiple(values));
    }
  }

  private static void put(Map<String, Value> target, String name, Map<String, Value> parts) {
    if (!parts.isEmpty()) {
      target.put(name, new Value.Complex(parts));
    }
  }

  private static void put(Map<String, Value> target, String name, Optional<String> text) {
    text.ifPresent(given -> target.put(name, new Value.Text(given)));
  }

  private static Value.Complex typed(String value, String type) {
    return Value.Complex.EMPTY
        .with("value", new Value.Text(value))
        .with("type", new Value.Text(type));
  }

  /** Lines of a postal address are separated by dollars (RFC 4517 §3.3.28). */
  private static String lines(String address) {
    return address.replace("$", "\n").replaceAll(" *\n *", "\n");
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
