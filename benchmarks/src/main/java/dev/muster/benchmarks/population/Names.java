package dev.muster.benchmarks.population;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Words that people are made of. */
final class Names {

  static final List<String> GIVEN =
      List.of(
          "Amara",
          "Bj\u00f6rn",
          "Chiara",
          "Dmitri",
          "Elif",
          "Fatima",
          "Gabriel",
          "Hiroshi",
          "Ingrid",
          "Jos\u00e9",
          "Katarzyna",
          "Liam",
          "Mei",
          "Ngozi",
          "Olivia",
          "Priya",
          "Quentin",
          "Rosa",
          "Santiago",
          "Thandiwe",
          "Ursula",
          "Vikram",
          "Wanjiru",
          "Ximena",
          "Yusuf",
          "Zo\u00eb",
          "Anna",
          "Ben",
          "Clara",
          "David",
          "Emma",
          "Felix");

  static final List<String> FAMILY =
      List.of(
          "Abernathy",
          "Bakker",
          "Castillo",
          "Dubois",
          "Eriksson",
          "Fern\u00e1ndez",
          "Garc\u00eda",
          "Hoffmann",
          "Ivanova",
          "Jansen",
          "Kowalski",
          "Lindqvist",
          "M\u00fcller",
          "Nakamura",
          "Okafor",
          "Petrov",
          "Quispe",
          "Rossi",
          "Schmidt",
          "Tanaka",
          "Ueda",
          "Varga",
          "Weber",
          "Xu",
          "Yilmaz",
          "Zhang",
          "Andersson",
          "Brown",
          "Chen",
          "Davis",
          "Evans",
          "Fischer",
          "Green",
          "Haddad",
          "Iyer",
          "Johnson",
          "Khan",
          "L\u00f3pez",
          "Martin",
          "Nguyen",
          "O'Brien",
          "Patel",
          "Rahman",
          "Smith",
          "Taylor",
          "Usman",
          "Vega",
          "Williams");

  /** The same in the same order, as they look in addresses. */
  static final List<String> GIVEN_ASCII = GIVEN.stream().map(Names::ascii).toList();

  static final List<String> FAMILY_ASCII = FAMILY.stream().map(Names::ascii).toList();

  static final List<String> TITLES =
      List.of(
          "Software Engineer",
          "Account Manager",
          "Head of Procurement",
          "Nurse",
          "Data Analyst",
          "Project Manager",
          "Recruiter",
          "Financial Controller",
          "Support Specialist");

  static final List<String> DEPARTMENTS =
      List.of(
          "Engineering",
          "Sales",
          "Human Resources",
          "Finance",
          "Customer Support",
          "Legal",
          "Research and Development",
          "Operations");

  static final List<String> CITIES =
      List.of("Berlin", "Lagos", "Osaka", "S\u00e3o Paulo", "Toronto", "Warszawa", "Pune", "Lima");

  static final List<String> LOCALES =
      List.of("de-DE", "en-NG", "ja-JP", "pt-BR", "en-CA", "pl-PL", "hi-IN", "es-PE");

  static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "Africa/Lagos",
          "Asia/Tokyo",
          "America/Sao_Paulo",
          "America/Toronto",
          "Europe/Warsaw",
          "Asia/Kolkata",
          "America/Lima");

  private Names() {}

  private static String ascii(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^A-Za-z]", "")
        .toLowerCase(Locale.ROOT);
  }
}
