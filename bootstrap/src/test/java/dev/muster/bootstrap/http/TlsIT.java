package dev.muster.bootstrap.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muster.bootstrap.fixture.RunningMuster;
import dev.muster.bootstrap.fixture.SharedMuster;
import dev.muster.bootstrap.settings.Setting;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with a certificate and a key in PEM files. */
@ExtendWith(SharedMuster.class)
final class TlsIT {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final RunningMuster shared;

  @TempDir private Path folder = Path.of("");

  TlsIT(RunningMuster shared) {
    this.shared = shared;
  }

  @Test
  void pemFiles_serveHttps() throws Exception {
    KeyStore store = newCertificate();
    Certificate certificate = store.getCertificate("tls");
    Path pem = pem("cert.pem", "CERTIFICATE", certificate.getEncoded());
    Key key = store.getKey("tls", PASSWORD);
    Path keyPem = pem("key.pem", "PRIVATE KEY", key.getEncoded());
    try (RunningMuster muster =
        shared.sibling(
            Map.of(
                Setting.TLS_CERT, pem.toString(),
                Setting.TLS_KEY, keyPem.toString()))) {
      assertTrue(muster.rootUrl().startsWith("https://"), muster.rootUrl());
      try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(certificate)).build()) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(muster.scimUrl() + "/Users"))
                .header("Authorization", "Bearer " + muster.newTenant())
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
      }
    }
  }

  @Test
  void fileWithoutAKey_isSaidClearly() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    RuntimeException refused =
        assertThrows(
            RuntimeException.class,
            () ->
                shared.sibling(
                    Map.of(Setting.TLS_CERT, empty.toString(), Setting.TLS_KEY, empty.toString())));
    assertTrue(String.valueOf(refused.getMessage()).contains("empty.pem"), refused.toString());
  }

  private KeyStore newCertificate() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, keytool.exitValue());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private Path pem(String name, String type, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }

  private static SSLContext trusting(Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("tls", certificate);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
