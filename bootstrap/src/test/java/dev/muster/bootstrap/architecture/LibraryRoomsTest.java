package dev.muster.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.muster.bootstrap.architecture.ProductionModule.BOOTSTRAP;
import static dev.muster.bootstrap.architecture.ProductionModule.CACHE;
import static dev.muster.bootstrap.architecture.ProductionModule.PERSISTENCE;
import static dev.muster.bootstrap.architecture.ProductionModule.WEB;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 5: a library is known to one room, so that replacing it stays the work of one room. */
final class LibraryRoomsTest {

  private static void assertOnlyIn(List<String> rooms, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(ProductionClasses.all());
  }

  @Test
  void mybatis_staysInPersistence() {
    assertOnlyIn(List.of(PERSISTENCE.packages()), "org.apache.ibatis..", "org.mybatis..");
  }

  @Test
  void pool_staysInPersistence() {
    assertOnlyIn(List.of(PERSISTENCE.packages()), "com.zaxxer.hikari..");
  }

  @Test
  void migrations_stayInPersistence() {
    assertOnlyIn(List.of(PERSISTENCE.packages()), "org.flywaydb..");
  }

  @Test
  void passwordHashes_stayInTheirPackageOfPersistence() {
    assertOnlyIn(List.of(PERSISTENCE.packages("password")), "org.bouncycastle..");
  }

  @Test
  void springTransactions_stayInPersistence() {
    assertOnlyIn(
        List.of(PERSISTENCE.packages()),
        "org.springframework.jdbc..",
        "org.springframework.transaction..",
        "org.springframework.dao..");
  }

  /** The embedded server is started, asked and stopped before and after any pool exists. */
  @Test
  void jdbc_staysInPersistenceAndTheEmbeddedServer() {
    assertOnlyIn(
        List.of(PERSISTENCE.packages(), BOOTSTRAP.packages("embedded")),
        "java.sql..",
        "javax.sql..",
        "org.postgresql..");
  }

  @Test
  void httpServer_staysInWeb() {
    assertOnlyIn(
        List.of(WEB.packages()), "io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");
  }

  @Test
  void renderedAnswers_stayInTheirPackageOfWeb() {
    assertOnlyIn(List.of(WEB.packages("scim")), "com.github.benmanes..");
  }

  @Test
  void metrics_stayInWeb() {
    assertOnlyIn(List.of(WEB.packages()), "io.micrometer..", "io.prometheus..");
  }

  @Test
  void traces_stayInTheirPackageOfWeb() {
    assertOnlyIn(List.of(WEB.packages("tracing")), "io.opentelemetry..");
  }

  @Test
  void logBackend_staysInItsPackageOfBootstrap() {
    assertOnlyIn(List.of(BOOTSTRAP.packages("logging")), "ch.qos.logback..", "org.slf4j.bridge..");
  }

  @Test
  void json_staysInWeb() {
    assertOnlyIn(List.of(WEB.packages()), "tools.jackson..", "com.fasterxml.jackson..");
  }

  @Test
  void cacheBackends_stayInCache() {
    assertOnlyIn(List.of(CACHE.packages()), "org.ehcache..", "io.lettuce..");
  }

  @Test
  void spring_staysInPersistenceAndBootstrap() {
    assertOnlyIn(List.of(PERSISTENCE.packages(), BOOTSTRAP.packages()), "org.springframework..");
  }

  @Test
  void commandLine_staysInBootstrap() {
    assertOnlyIn(List.of(BOOTSTRAP.packages()), "picocli..");
  }

  @Test
  void archives_stayInBootstrap() {
    assertOnlyIn(
        List.of(BOOTSTRAP.packages()), "org.apache.commons.compress..", "org.tukaani.xz..");
  }

  @Test
  void fileFormats_stayInTransfer() {
    assertOnlyIn(
        List.of(BOOTSTRAP.packages("transfer")),
        "org.apache.commons.csv..",
        "com.unboundid.ldap..",
        "com.unboundid.ldif..",
        "com.unboundid.util..",
        "com.unboundid.asn1..");
  }

  @Test
  void progressBars_stayInTheCommandLine() {
    assertOnlyIn(List.of(BOOTSTRAP.packages("command")), "me.tongfei.progressbar..", "org.jline..");
  }
}
