package dev.muster.domain.filter;

import static dev.muster.domain.value.Tree.list;
import static dev.muster.domain.value.Tree.object;

import dev.muster.domain.resource.Resource;
import dev.muster.domain.resource.ResourceReader;
import dev.muster.domain.resource.SampleUsers;
import dev.muster.domain.schema.CoreSchemas;
import dev.muster.domain.value.Value;

/** The user of whom the tests of the evaluator ask. */
final class Ada {

  private static final Value.Complex SHOWN =
      describe(
          object(
              "userName",
              "Ada",
              "active",
              true,
              "nickName",
              "",
              "name",
              object("givenName", "Ada"),
              "emails",
              list(
                  object("value", "ada@work.example", "type", "work", "primary", true),
                  object("value", "ada@home.example", "type", "home"),
                  object("value", "ada@old.example")),
              "roles",
              list(object("display", "Analyst")),
              "x509Certificates",
              list(object("value", "")),
              CoreSchemas.ENTERPRISE_USER_URN,
              object("department", "Engines", "manager", object("value", "m-7"))));

  private Ada() {}

  static boolean matches(String filter) {
    return FilterEvaluator.matches(Filter.parse(CoreSchemas.USER, filter), SHOWN);
  }

  private static Value.Complex describe(Value.Complex raw) {
    Resource resource = ResourceReader.read(CoreSchemas.USER, raw);
    return resource.describe(SampleUsers.ID, SampleUsers.META);
  }
}
