package dev.muster.adapters.persistence.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muster.adapters.persistence.TestDatabase;
import dev.muster.domain.text.CaseFolding;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The folding function of Java and the one of PostgreSQL. */
final class CaseFoldingIT {

  @Test
  void fold_everyCodePoint_equalsPostgres() throws SQLException {
    assertFoldsAsPostgres(
        0x10FFFF - 0x800,
        "select chr(code) from generate_series(1, 1114111) code"
            + " where code not between 55296 and 57343");
  }

  @Test
  void fold_lettersWithCombiningMarks_equalsPostgres() throws SQLException {
    assertFoldsAsPostgres(
        0x180 * 0x70,
        "select chr(letter) || chr(mark)"
            + " from generate_series(65, 448) letter, generate_series(768, 879) mark");
  }

  private static void assertFoldsAsPostgres(int count, String texts) throws SQLException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try (Connection connection = TestDatabase.connect(TestDatabase.create());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select text, "
                    + Kind.FOLDED_TEXT.convert("text")
                    + " from ("
                    + texts
                    + ") as texts (text)")) {
      while (rows.next()) {
        compared++;
        if (!CaseFolding.fold(rows.getString(1)).equals(rows.getString(2))) {
          differences.add(rows.getString(1));
        }
      }
    }
    assertEquals(count, compared);
    assertEquals(List.of(), differences);
  }
}
