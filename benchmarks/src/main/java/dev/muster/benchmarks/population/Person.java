package dev.muster.benchmarks.population;

import java.util.List;

/**
 * One made-up user, as an identity provider would describe one.
 *
 * @param traits decides on everything that is not the name
 * @param manager the id of another user
 */
record Person(
    String userName,
    String given,
    String family,
    String teamMail,
    String number,
    long traits,
    String manager) {

  static Person of(Population population, int user) {
    long traits = Population.mix(population.seed() * 31 + user);
    String given = pick(Names.GIVEN, traits);
    String family = pick(Names.FAMILY, traits >>> 8);
    String number = "%08d".formatted(user);
    return new Person(
        pick(Names.GIVEN_ASCII, traits)
            + "."
            + pick(Names.FAMILY_ASCII, traits >>> 8)
            + "."
            + number
            + "@example.com",
        given,
        family,
        population.teamMail(user),
        number,
        traits >>> 16,
        population.id(user / Population.TEAM).toString());
  }

  /** Someone with this userName, who is not part of a population. */
  static Person newcomer(Population population, long user, String userName) {
    Person model = of(population, (int) (user % population.size()));
    return new Person(
        userName, model.given, model.family, model.teamMail, userName, model.traits, model.manager);
  }

  private static String pick(List<String> words, long choice) {
    return words.get((int) Long.remainderUnsigned(choice & 0xffff_ffffL, words.size()));
  }

  String externalId() {
    return "00u" + Long.toHexString(traits) + number;
  }

  String body() {
    int place = (int) Long.remainderUnsigned(traits >>> 24, Names.CITIES.size());
    String phone = "+49 30 %07d".formatted((traits & 0xff_ffffL) % 10_000_000);
    return """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",\
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],\
        "externalId":"%3$s","userName":"%1$s",\
        "name":{"formatted":"%4$s %5$s","familyName":"%5$s","givenName":"%4$s"},\
        "displayName":"%4$s %5$s","title":"%6$s","preferredLanguage":"%7$s","locale":"%7$s",\
        "timezone":"%8$s","active":true,\
        "emails":[{"value":"%1$s","type":"work","primary":true},{"value":"%2$s","type":"other"}],\
        "phoneNumbers":[{"value":"%9$s","type":"work"},{"value":"%9$s-1","type":"mobile"}],\
        "addresses":[{"type":"work","streetAddress":"%10$d Market Street","locality":"%11$s",\
        "postalCode":"%12$s","country":"DE","primary":true}],\
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"%12$s",\
        "costCenter":"CC-%10$d","organization":"Example Industries","division":"Europe",\
        "department":"%13$s","manager":{"value":"%14$s"}}}"""
        .formatted(
            userName,
            teamMail,
            externalId(),
            given,
            family,
            pick(Names.TITLES, traits),
            Names.LOCALES.get(place),
            Names.ZONES.get(place),
            phone,
            traits & 0x1ff,
            Names.CITIES.get(place),
            "%08d".formatted(traits & 0x3ff_ffffL),
            pick(Names.DEPARTMENTS, traits >>> 4),
            manager);
  }
}
