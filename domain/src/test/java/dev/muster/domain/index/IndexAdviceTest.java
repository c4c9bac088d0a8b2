package dev.muster.domain.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.domain.filter.ComparisonOperator;
import dev.muster.domain.filter.Filter;
import dev.muster.domain.schema.CoreSchemas;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndexAdviceTest {

  private final IndexAdvice advice =
      new IndexAdvice(
          CoreSchemas.USER,
          List.of(
              new AttributeIndex("User", "userName", Set.of(ComparisonOperator.EQ), true, true),
              new AttributeIndex(
                  "User", "emails.value", Set.of(ComparisonOperator.EQ), false, true),
              new AttributeIndex("Group", "title", Set.of(ComparisonOperator.EQ), true, true)),
          (path, purpose) ->
              !path.attribute().name().equals("groups")
                  && (purpose == IndexPurpose.COMPARING || !path.attribute().multiValued()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          title eq "x"                                     | User:title
          title sw "x"                                     | User:title
          title co "xyz"                                   | User:title --contains
          title co "xy"                                    | nothing
          title ew "xyz"                                   | nothing
          title ne "x"                                     | nothing
          title pr                                         | nothing
          not (title eq "x")                               | nothing
          active eq true                                   | nothing
          userName eq "x"                                  | nothing
          userName sw "x"                                  | User:userName
          userName eq "x" and title eq "y"                 | nothing
          title pr and nickName eq "y"                     | User:nickName
          title eq "x" and nickName eq "y"                 | User:title
          userName eq "x" or title eq "y"                  | User:title
          nickName eq "x" or title eq "y"                  | User:nickName, User:title
          title eq "x" or title pr                         | nothing
          (title eq "x" or nickName eq "y") and locale eq "z" | User:locale
          name.middleName eq "x"                           | User:name.middleName
          name[middleName eq "x"]                          | User:name.middleName
          roles.value eq "x"                               | User:roles.value
          roles.value co "xyz"                             | nothing
          addresses[type eq "work" and locality eq "x"]    | User:addresses.locality
          emails[type eq "work" and value eq "x"]          | nothing
          groups.display eq "x"                            | nothing
          """)
  void advice_namesWhatWouldServe(String filter, String expected) {
    String commands =
        advice.on(Filter.parse(CoreSchemas.USER, filter)).stream()
            .map(IndexAdvice.Suggestion::command)
            .map(command -> command.substring("bin/muster index add ".length()))
            .collect(Collectors.joining(", "));
    assertEquals(expected == null ? "" : expected, commands, filter);
  }
}
