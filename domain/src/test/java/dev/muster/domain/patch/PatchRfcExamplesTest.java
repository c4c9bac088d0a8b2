package dev.muster.domain.patch;

import static dev.muster.domain.patch.Patching.add;
import static dev.muster.domain.patch.Patching.assertPatched;
import static dev.muster.domain.patch.Patching.remove;
import static dev.muster.domain.patch.Patching.replace;
import static dev.muster.domain.patch.Patching.user;
import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;
import static dev.muster.domain.value.Tree.uri;
import static dev.muster.domain.value.Tree.value;

import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7644 §3.5.2.1 to §3.5.2.3. */
class PatchRfcExamplesTest {

  private static final Value.Complex BABS = member("2819c223", "Babs Jensen");
  private static final Value.Complex JAMES = member("902c246b", "James Smith");
  private static final Value.Complex GROUP = object("displayName", "Tour Guides");

  @Test
  void add_members() {
    group(list(BABS), null, add("members", list(BABS)));
    group(list(JAMES, BABS), list(JAMES), add("members", list(BABS)));
  }

  @Test
  void add_attributesWithoutPath() {
    Value.Complex home = object("value", "babs@jensen.org", "type", "home");
    assertPatched(
        user("emails", list(home), "nickName", "Babs"),
        user(),
        add(object("emails", list(home), "nickname", "Babs")));
  }

  @Test
  void remove_oneMember() {
    group(list(JAMES), list(BABS, JAMES), remove("members[value eq \"2819c223\"]"));
  }

  @Test
  void remove_allMembers() {
    group(null, list(BABS, JAMES), remove("members"));
  }

  @Test
  void remove_valueByFilterOfTwoTerms() {
    Value.Complex work = object("value", "babs@work.example.com", "type", "work");
    Value.Complex home = object("value", "babs@jensen.org", "type", "home");
    assertPatched(
        user("emails", list(home)),
        user("emails", list(work, home)),
        remove("emails[type eq \"work\" and value ew \"example.com\"]"));
  }

  @Test
  void removeAndAdd_inOneRequest() {
    group(
        list(JAMES),
        list(BABS),
        remove("members[value eq \"2819c223\"]"),
        add("members", list(JAMES)));
  }

  @Test
  void replace_allMembers() {
    group(list(BABS, JAMES), list(member("x", "y")), replace("members", list(BABS, JAMES)));
  }

  @Test
  void replace_wholeWorkAddress_demotesTheOtherPrimary() {
    Value.Complex work =
        object(
            "type",
            "work",
            "streetAddress",
            "911 Universal City Plaza",
            "locality",
            "Hollywood",
            "primary",
            true);
    Value.Complex home = object("type", "home", "locality", "Rome", "primary", true);
    assertPatched(
        user("addresses", list(work, home.with("primary", value(false)))),
        user("addresses", list(object("type", "work", "region", "CA", "country", "US"), home)),
        replace("addresses[type eq \"work\"]", work));
  }

  @Test
  void replace_oneSubAttributeOfTheWorkAddress() {
    Value.Complex work = object("type", "work", "streetAddress", "1 Old Road", "region", "CA");
    assertPatched(
        user("addresses", list(work.with("streetAddress", value("1010 Broadway Ave")))),
        user("addresses", list(work)),
        replace("addresses[type eq \"work\"].streetAddress", "1010 Broadway Ave"));
  }

  @Test
  void replace_attributesWithoutPath() {
    Value.Complex work = object("value", "bjensen@example.com", "type", "work", "primary", true);
    Value.Complex home = object("value", "babs@jensen.org", "type", "home");
    assertPatched(
        user("emails", list(work, home), "nickName", "Babs"),
        user("emails", list(object("value", "x")), "nickName", "B"),
        replace(object("emails", list(work, home), "nickname", "Babs")));
  }

  private static Value.Complex member(String id, String name) {
    return object("display", name, "$ref", uri("../Users/" + id), "value", id);
  }

  private static void group(
      Value.@Nullable Multiple after,
      Value.@Nullable Multiple before,
      Value.Complex... operations) {
    assertPatched(
        CoreSchemas.GROUP,
        after == null ? GROUP : GROUP.with("members", after),
        before == null ? GROUP : GROUP.with("members", before),
        Stream.of(operations).map(Patching::raw).toArray(Value.Complex[]::new));
  }
}
