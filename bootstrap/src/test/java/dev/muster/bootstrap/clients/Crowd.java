package dev.muster.bootstrap.clients;

import java.util.List;
import java.util.stream.IntStream;

/** People for walks by pages: created in no order, and many have the same family name. */
final class Crowd {

  static final int SIZE = 25;

  /** In the order of their code points without case, which is not their order of creation. */
  private static final List<String> FAMILY_NAMES =
      List.of("berg", "Dahl", "O'Brien \"Bo\"", "Ågren", "Østby");

  private Crowd() {}

  record Person(String userName, String familyName) {}

  /** Everybody, in the order in which a test creates them. */
  static List<Person> people() {
    return IntStream.range(0, SIZE)
        .map(i -> i * 7 % SIZE)
        .mapToObj(i -> new Person(userName(i), FAMILY_NAMES.get(i * 3 % FAMILY_NAMES.size())))
        .toList();
  }

  /** The user names in ascending order; some are in upper case, which must not matter. */
  static List<String> userNames() {
    return IntStream.range(0, SIZE).mapToObj(Crowd::userName).toList();
  }

  /** One family name for each person, in ascending order. */
  static List<String> familyNames() {
    return people().stream()
        .map(Person::familyName)
        .sorted((a, b) -> FAMILY_NAMES.indexOf(a) - FAMILY_NAMES.indexOf(b))
        .toList();
  }

  private static String userName(int number) {
    return (number % 2 == 0 ? "person" : "PERSON") + String.format("-%02d", number);
  }
}
