package dev.muster.application.port.out;

import dev.muster.application.fixture.TenantUsers;
import dev.muster.application.fixture.Users;
import dev.muster.domain.query.Sort;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What filters mean, attribute by attribute (RFC 7644 §3.4.2.2). */
interface FilteringResources extends RepositoryUnderTest {

  @Test
  default void search_textOfCoreAttributes() {
    threeUsers()
        .assertMatches(
            """
            userName eq "ANN"                          -> Ann
            userName ne "ann"                          -> bob eve
            userName sw "b"                            -> bob
            userName gt "ann"                          -> bob eve
            externalId eq "E-1"                        -> Ann
            externalId eq "e-1"                        -> bob
            externalId co "-1"                         -> Ann bob
            externalId gt "E-1"                        -> bob
            not (externalId pr)                        -> eve
            displayName eq "ann alpha"                 -> Ann
            displayName co "N A"                       -> Ann
            displayName ew "BETA"                      -> bob
            displayName ne "ann alpha"                 -> bob eve
            name.familyName eq "ALPHA"                 -> Ann
            name.familyName ge "alpha"                 -> Ann bob
            name.givenName eq "BOB"                    -> bob
            name.givenName lt "bob"                    -> Ann
            name pr                                    -> Ann bob
            nickName eq "ANNIE"                        -> Ann
            nickName ne "annie"                        -> bob eve
            title pr                                   -> Ann
            title eq ""                                -> bob
            title co ""                                -> Ann bob
            title eq null                              -> bob eve
            title le "tour guide"                      -> Ann bob
            profileUrl eq "https://x.example/Ann"      -> Ann
            profileUrl eq "https://x.example/ann"      ->
            id pr and title eq "Tour Guide"            -> Ann
            """);
  }

  @Test
  default void search_booleans_absentIsNeither() {
    threeUsers()
        .assertMatches(
            """
            active eq true                             -> Ann
            active eq false                            -> bob
            active ne true                             -> bob eve
            active ne false                            -> Ann eve
            not (active eq true)                       -> bob eve
            active pr                                  -> Ann bob
            emails.primary eq true                     -> Ann
            emails.primary eq false                    ->
            roles.primary eq true                      -> Ann
            not (roles.primary eq true)                -> bob eve
            """);
  }

  @Test
  default void search_multiValued_holdsIfAnyValueDoes() {
    threeUsers()
        .assertMatches(
            """
            emails eq "ANN@example.com"                -> Ann
            emails.value ew "@example.com"             -> Ann bob
            emails.value ne "bob@example.com"          -> Ann eve
            not (emails.value eq "bob@example.com")    -> Ann eve
            emails.value ne "ann@example.com"          -> Ann bob eve
            emails.type eq "HOME"                      -> Ann
            emails.type eq "work"                      -> Ann bob
            emails.type ne "work"                      -> Ann eve
            emails pr                                  -> Ann bob
            emails.display pr                          ->
            phoneNumbers.value co "201"                -> Ann
            addresses.locality eq "hamburg"            -> Ann
            addresses.country sw "d"                   -> Ann
            roles.value eq "dev"                       -> Ann bob
            roles.value eq "dev" and roles.value eq "admin" -> Ann
            photos.value sw "https://p.example/A"      -> Ann
            x509Certificates.value eq "QUJD"           -> Ann
            x509Certificates.value eq "qujd"           ->
            x509Certificates.value ne "QUJD"           -> bob eve
            """);
  }

  @Test
  default void search_valuePaths_holdForOneValueAsAWhole() {
    threeUsers()
        .assertMatches(
            """
            emails[type eq "work" and value ew "@example.com"]  -> Ann bob
            emails[type eq "home" and value ew "@example.com"]  ->
            emails.type eq "home" and emails.value ew "@example.com" -> Ann
            emails[type eq "home"].value sw "ann"      -> Ann
            emails[not (type eq "work")]               -> Ann
            not (emails[type eq "work"])               -> eve
            emails[type eq "home" or primary eq true]  -> Ann
            emails[value pr and not (primary pr)]      -> Ann bob
            emails[display eq null]                    -> Ann bob
            roles[primary eq true].value eq "admin"    -> Ann
            roles[primary eq true].value eq "dev"      ->
            roles[primary ne true].value eq "dev"      -> Ann bob
            addresses[country eq "DE" and locality pr] -> Ann
            name[familyName eq "alpha" and givenName eq "ann"] -> Ann
            name[middleName ne "x"]                    -> Ann bob
            meta[resourceType eq "User" and version eq "W/\\"2\\""] -> bob
            urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager[value eq "M-1"] -> Ann
            """);
  }

  @Test
  default void search_whatTheDirectoryKnows() {
    TenantUsers users = threeUsers();
    users.assertMatches(
        """
        id pr                                          -> Ann bob eve
        id eq ""                                       ->
        id eq "bjensen"                                ->
        id co "-"                                      -> Ann bob eve
        id gt "0"                                      -> Ann bob eve
        id gt "g"                                      ->
        id ne "00000000-0000-7000-8000-000000000000"   -> Ann bob eve
        meta pr                                        -> Ann bob eve
        meta.resourceType eq "User"                    -> Ann bob eve
        meta.resourceType eq "user"                    ->
        meta.resourceType ne "Group"                   -> Ann bob eve
        meta.created eq "2026-02-01T00:00:00.001Z"     -> bob
        meta.created eq "2026-02-01T01:00:00.001+01:00" -> bob
        meta.created gt "2026-02-01T00:00:00.001Z"     -> eve
        meta.created ge "2026-02-01T00:00:00.001Z"     -> bob eve
        meta.created lt "2026-02-01T00:00:00.001Z"     -> Ann
        meta.created lt "0001-01-01T00:00:00Z"         ->
        meta.created lt "9999-12-31T23:59:59.999Z"     -> Ann bob eve
        meta.lastModified gt "2026-03-01T00:00:00Z"    -> bob
        meta.lastModified ne "2026-03-02T00:00:00Z"    -> Ann eve
        meta.version eq "W/\\"10\\""                   -> eve
        meta.version eq "10"                           ->
        meta.version gt "W/\\"10\\""                   -> bob
        meta.version co "1"                            -> Ann eve
        schemas eq "urn:ietf:params:scim:schemas:core:2.0:User" -> Ann bob eve
        schemas co "enterprise"                        -> Ann bob
        schemas ne "urn:ietf:params:scim:schemas:core:2.0:User" -> Ann bob
        schemas pr                                     -> Ann bob eve
        """);
    String id =
        users
            .search("userName eq \"bob\"", Sort.BY_ID, 1, 1)
            .resources()
            .getFirst()
            .id()
            .toString();
    users.assertMatches(
        """
        id eq "%1$s"                    -> bob
        id ne "%1$s"                    -> Ann eve
        id sw "%1$s"                    -> bob
        id ge "%1$s" and id le "%1$s"   -> bob
        id eq "%2$s"                    ->
        """
            .formatted(id, id.toUpperCase(Locale.ROOT)));
  }

  @Test
  default void search_enterpriseExtension() {
    threeUsers()
        .assertMatches(
            """
            URN:department eq "SALES"                  -> Ann bob
            URN:department ne "sales"                  -> eve
            URN:department pr                          -> Ann bob
            URN:manager.value eq "M-1"                 -> Ann
            URN:manager.value eq "m-1"                 ->
            URN:manager pr                             -> Ann
            URN:employeeNumber pr                      ->
            not (URN:manager.value pr)                 -> bob eve
            """
                .replace("URN", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"));
  }

  @Test
  default void search_logic_isTwoValued() {
    threeUsers()
        .assertMatches(
            """
            userName eq "ann" or userName eq "bob" and active eq true   -> Ann
            (userName eq "ann" or userName eq "bob") and active eq false -> bob
            not (title eq "x")                         -> Ann bob eve
            not (not (title pr))                       -> Ann
            not (nickName sw "a" or nickName ew "z")   -> bob eve
            not (nickName pr and title pr)             -> bob eve
            nickName lt "b" or nickName ge "b"         -> Ann
            not (nickName lt "b") and not (nickName ge "b") -> bob eve
            userName eq "ann" and userName ne "ann"    ->
            """);
  }

  private TenantUsers threeUsers() {
    TenantUsers users = newUsers();
    users.add(
        Users.user("Ann")
            .withMeta(1, "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")
            .with("externalId", "E-1")
            .with("displayName", "Ann Alpha")
            .with("name.familyName", "Alpha")
            .with("name.givenName", "Ann")
            .with("nickName", "annie")
            .with("title", "Tour Guide")
            .with("profileUrl", "https://x.example/Ann")
            .with("active", true)
            .adding("emails", "value", "ann@example.com", "type", "work", "primary", "true")
            .adding("emails", "value", "ann@home.example", "type", "home")
            .adding("phoneNumbers", "value", "tel:+1-201", "type", "work")
            .adding("addresses", "locality", "Hamburg", "country", "DE")
            .adding("roles", "value", "admin", "primary", "true")
            .adding("roles", "value", "dev")
            .adding("photos", "value", "https://p.example/A.png")
            .adding("x509Certificates", "value", "QUJD")
            .withEnterprise("department", "Sales")
            .withEnterprise("manager.value", "M-1"));
    users.add(
        Users.user("bob")
            .withMeta(2, "2026-02-01T00:00:00.001Z", "2026-03-02T00:00:00Z")
            .with("externalId", "e-1")
            .with("displayName", "Bob Beta")
            .with("name.familyName", "Beta")
            .with("name.givenName", "bob")
            .with("title", "")
            .with("active", false)
            .adding("emails", "value", "bob@example.com", "type", "work")
            .adding("roles", "value", "dev")
            .withEnterprise("department", "sales"));
    users.add(Users.user("eve").withMeta(10, "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z"));
    return users;
  }
}
