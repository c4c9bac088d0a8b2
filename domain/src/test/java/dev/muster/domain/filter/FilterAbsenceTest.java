package dev.muster.domain.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters say of values that are not there, or empty. */
class FilterAbsenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title eq "x"              | false
          title ne "x"              | true
          title co ""               | false
          title sw ""               | false
          title ew ""               | false
          title gt ""               | false
          title ge ""               | false
          title lt "x"              | false
          title le "x"              | false
          title pr                  | false
          title eq null             | true
          title ne null             | false
          title eq ""               | false
          not (title eq "x")        | true
          not (title ne "x")        | false
          name.familyName ne "x"    | true
          name.familyName pr        | false
          phoneNumbers ne "x"       | true
          phoneNumbers.type ne "x"  | true
          phoneNumbers pr           | false
          phoneNumbers[type ne "x"] | false
          not (phoneNumbers[type pr]) | true
          name[familyName ne "x"]   | true
          locale ne "x" and title ne "x" | true
          profileUrl ne "x"         | true
          """)
  void matches_absentValue_isUnequalToEverything(String filter, boolean expected) {
    assertEquals(expected, Ada.matches(filter));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nickName pr               | false
          nickName eq ""            | true
          nickName ne ""            | false
          nickName eq null          | true
          nickName ne null          | false
          nickName sw ""            | true
          x509Certificates pr       | true
          userName pr               | true
          name pr                   | true
          active pr                 | true
          emails pr                 | true
          meta pr                   | true
          meta.created pr           | true
          schemas pr                | true
          """)
  void matches_present_isNotSaidOfEmptyText(String filter, boolean expected) {
    assertEquals(expected, Ada.matches(filter));
  }
}
