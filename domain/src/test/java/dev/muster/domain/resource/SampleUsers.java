package dev.muster.domain.resource;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Users as clients send them: the complete one of RFC 7643 §8.2 and the enterprise one of §8.3. */
public final class SampleUsers {

  public static final ResourceId ID =
      new ResourceId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

  public static final Meta META =
      new Meta(3, Instant.parse("2024-02-29T12:00:00.123Z"), Instant.parse("2025-07-01T08:30:00Z"));

  private SampleUsers() {}

  /** Has every attribute and every sub-attribute of the schema of users. */
  public static Value.Complex full() {
    return object(
        "schemas",
        list(CoreSchemas.USER_URN),
        "userName",
        "Grace.Hopper",
        "externalId",
        "Navy-1906",
        "name",
        object(
            "formatted",
            "Rear Admiral Grace Murray Hopper, PhD",
            "familyName",
            "Hopper",
            "givenName",
            "Grace",
            "middleName",
            "Murray",
            "honorificPrefix",
            "Rear Admiral",
            "honorificSuffix",
            "PhD"),
        "displayName",
        "Grace Hopper",
        "nickName",
        "Amazing Grace",
        "profileUrl",
        "https://people.example/Grace",
        "title",
        "Rear Admiral",
        "userType",
        "Employee",
        "preferredLanguage",
        "en-US,en;q=0.8",
        "locale",
        "en-US",
        "timezone",
        "America/New_York",
        "active",
        true,
        "password",
        "nanosecond",
        "emails",
        list(typed("grace@navy.example", "work", true), typed("grace@home.example", "home", false)),
        "phoneNumbers",
        list(typed("tel:+1-202-555-0101", "work", true)),
        "ims",
        list(typed("grace.chat", "xmpp", true)),
        "photos",
        list(typed("https://photos.example/grace.jpg", "photo", true)),
        "addresses",
        list(
            object(
                "formatted",
                "1 Navy Yard\nWashington",
                "streetAddress",
                "1 Navy Yard",
                "locality",
                "Washington",
                "region",
                "DC",
                "postalCode",
                "20374",
                "country",
                "US",
                "type",
                "work",
                "primary",
                true)),
        "groups",
        list(
            object(
                "value", "g1", "$ref", "../Groups/g1", "display", "Compilers", "type", "direct")),
        "entitlements",
        list(typed("Mark I", "machine", true)),
        "roles",
        list(typed("Programmer", "main", true)),
        "x509Certificates",
        list(typed("MIIBszCCARyg+/8=", "smime", true)),
        "id",
        "chosen-by-the-client",
        "meta",
        object("resourceType", "User", "version", "W/\"99\""));
  }

  public static Value.Complex enterprise() {
    return object(
        "schemas",
        list(CoreSchemas.USER_URN, CoreSchemas.ENTERPRISE_USER_URN),
        "userName",
        "Grace.Hopper",
        CoreSchemas.ENTERPRISE_USER_URN,
        object(
            "employeeNumber",
            "1906",
            "costCenter",
            "4130",
            "organization",
            "Navy",
            "division",
            "Reserve",
            "department",
            "Bureau of Ships",
            "manager",
            object("value", "m-7", "$ref", "../Users/m-7", "displayName", "Howard Aiken")));
  }

  /** The same with every name in capitals. */
  public static Value.Complex inCapitals(Value.Complex tree) {
    return renamed(tree, name -> name.toUpperCase(Locale.ROOT));
  }

  private static Value.Complex renamed(Value.Complex tree, UnaryOperator<String> rename) {
    Map<String, Value> renamed = new LinkedHashMap<>();
    tree.attributes()
        .forEach((name, value) -> renamed.put(rename.apply(name), renamed(value, rename)));
    return new Value.Complex(renamed);
  }

  private static Value renamed(Value value, UnaryOperator<String> rename) {
    return switch (value) {
      case Value.Complex complex -> renamed(complex, rename);
      case Value.Multiple multiple ->
          list(multiple.values().stream().map(element -> renamed(element, rename)).toArray());
      case Value.Text _,
          Value.Bool _,
          Value.WholeNumber _,
          Value.DecimalNumber _,
          Value.DateTime _,
          Value.Binary _,
          Value.Reference _ ->
          value;
    };
  }

  private static Value.Complex typed(String value, String type, boolean primary) {
    return object("value", value, "display", value, "type", type, "primary", primary);
  }
}
