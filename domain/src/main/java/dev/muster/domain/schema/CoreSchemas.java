package dev.muster.domain.schema;

import static dev.muster.domain.schema.AttributeBuilder.binary;
import static dev.muster.domain.schema.AttributeBuilder.bool;
import static dev.muster.domain.schema.AttributeBuilder.complex;
import static dev.muster.domain.schema.AttributeBuilder.reference;
import static dev.muster.domain.schema.AttributeBuilder.string;

import java.util.List;
import java.util.stream.Stream;

/** The schemas and resource types of RFC 7643 §4 with the characteristics of §8.7.1. */
public final class CoreSchemas {

  public static final String USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
  public static final String GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
  public static final String ENTERPRISE_USER_URN =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  public static final Schema USER_SCHEMA =
      schema(
          USER_URN,
          "User",
          "A person's account",
          string("userName", "The name with which the user signs in, unique in its tenant")
              .mandatory()
              .unique(),
          complex(
              "name",
              "The parts of the user's name",
              string("formatted", "The whole name, ready for display"),
              string("familyName", "The family name, or last name"),
              string("givenName", "The given name, or first name"),
              string("middleName", "The middle names"),
              string("honorificPrefix", "The title before the name, such as Dr."),
              string("honorificSuffix", "The suffix after the name, such as III")),
          string("displayName", "The name by which others see the user"),
          string("nickName", "The casual way to address the user"),
          reference("profileUrl", "The user's page on the web", "external"),
          string("title", "The job title, such as Vice President"),
          string("userType", "The relation to the organization, such as Employee or Contractor"),
          string("preferredLanguage", "Languages as in the Accept-Language header (RFC 9110)"),
          string("locale", "The locale for dates, numbers and currency (RFC 5646)"),
          string("timezone", "The time zone by its name in the IANA database"),
          bool("active", "Whether the user may sign in"),
          string("password", "The password in clear text, on its way in only").secret(),
          typed(
              "emails",
              "E-mail addresses",
              string("value", "The address (RFC 5321)"),
              "work",
              "home",
              "other"),
          typed(
              "phoneNumbers",
              "Phone numbers",
              string("value", "The number, preferably as a tel URI (RFC 3966)"),
              "work",
              "home",
              "mobile",
              "fax",
              "pager",
              "other"),
          typed(
              "ims",
              "Instant messaging addresses",
              string("value", "The address"),
              "aim",
              "gtalk",
              "icq",
              "xmpp",
              "msn",
              "skype",
              "qq",
              "yahoo"),
          typed(
              "photos",
              "Pictures of the user",
              reference("value", "The URI of the picture", "external"),
              "photo",
              "thumbnail"),
          complex(
                  "addresses",
                  "Postal addresses",
                  string("formatted", "The whole address, ready for a label"),
                  string("streetAddress", "Street and house number, possibly several lines"),
                  string("locality", "The city"),
                  string("region", "The state or region"),
                  string("postalCode", "The postal code"),
                  string("country", "The country as an ISO 3166-1 alpha-2 code"),
                  string("type", "What the address is for").canonical("work", "home", "other"),
                  primary())
              .multiple(),
          complex(
                  "groups",
                  "The groups to which the user belongs, directly or through others",
                  string("value", "The id of the group").exactCase().readOnly(),
                  reference("$ref", "The URI of the group", "User", "Group").readOnly(),
                  string("display", "The group's name for display").readOnly(),
                  string("type", "How the user belongs to it")
                      .canonical("direct", "indirect")
                      .readOnly())
              .multiple()
              .readOnly(),
          typed("entitlements", "What the user is entitled to", string("value", "The entitlement")),
          typed("roles", "What the user is, such as Student", string("value", "The role")),
          complex(
                  "x509Certificates",
                  "Certificates that were issued to the user",
                  binary("value", "The DER certificate in base64"),
                  string("display", "A name for display"),
                  string("type", "What the certificate is for"),
                  primary())
              .multiple());

  public static final Schema ENTERPRISE_USER_SCHEMA =
      schema(
          ENTERPRISE_USER_URN,
          "EnterpriseUser",
          "What an enterprise knows of a user",
          string("employeeNumber", "The identifier that the organization gave the person"),
          string("costCenter", "The name of a cost center"),
          string("organization", "The name of an organization"),
          string("division", "The name of a division"),
          string("department", "The name of a department"),
          complex(
              "manager",
              "The user's manager",
              string("value", "The id of the manager's user resource").exactCase(),
              reference("$ref", "The URI of the manager's user resource", "User"),
              string("displayName", "The manager's display name").readOnly()));

  public static final Schema GROUP_SCHEMA =
      schema(
          GROUP_URN,
          "Group",
          "A set of users and groups",
          string("displayName", "The name of the group for people").mandatory(),
          complex(
                  "members",
                  "The members of the group",
                  string("value", "The id of the member").exactCase().immutable(),
                  reference("$ref", "The URI of the member", "User", "Group").immutable(),
                  string("display", "The member's name for display").immutable(),
                  string("type", "The kind of the member").canonical("User", "Group").immutable())
              .multiple());

  public static final ResourceType USER =
      new ResourceType(
          "User",
          "User",
          "/Users",
          "A person's account",
          USER_SCHEMA,
          List.of(new ResourceType.Extension(ENTERPRISE_USER_SCHEMA, false)));

  public static final ResourceType GROUP =
      new ResourceType(
          "Group", "Group", "/Groups", "A set of users and groups", GROUP_SCHEMA, List.of());

  /** The types of a server without schemas of its own. */
  public static final SchemaRegistry REGISTRY = new SchemaRegistry(List.of(USER, GROUP));

  private CoreSchemas() {}

  /** Whether it is the password of users, which no document holds. */
  public static boolean isPassword(Schema schema, Attribute attribute) {
    return schema.id().equals(USER_URN) && attribute.name().equals("password");
  }

  private static Schema schema(String id, String name, String description, AttributeBuilder... of) {
    return new Schema(id, name, description, Stream.of(of).map(AttributeBuilder::build).toList());
  }

  /** A multi-valued attribute with the default sub-attributes of RFC 7643 §2.4. */
  private static AttributeBuilder typed(
      String name, String description, AttributeBuilder value, String... canonicalTypes) {
    return complex(
            name,
            description,
            value,
            string("display", "A name for display"),
            string("type", "What the value is for").canonical(canonicalTypes),
            primary())
        .multiple();
  }

  private static AttributeBuilder primary() {
    return bool("primary", "Whether this is the preferred value; at most one is");
  }
}
