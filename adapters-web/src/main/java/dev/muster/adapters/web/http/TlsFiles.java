package dev.muster.adapters.web.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A certificate chain and its key in PEM files.
 *
 * @param certificates leaf first
 * @param key in PKCS #8 (RFC 5958), not encrypted
 */
public record TlsFiles(Path certificates, Path key) {

  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final char[] NO_PASSWORD = new char[0];

  /**
   * Reads the files.
   *
   * @throws IllegalArgumentException naming the file that cannot be used, and why
   */
  SslContextFactory.Server load() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("muster", readKey(), NO_PASSWORD, readCertificates());
      SslContextFactory.Server factory = new SslContextFactory.Server();
      factory.setKeyStore(store);
      factory.setKeyStorePassword("");
      factory.setSniRequired(false);
      return factory;
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalArgumentException(
          "the TLS files cannot be used: " + failure.getMessage(), failure);
    }
  }

  private Certificate[] readCertificates() throws IOException, GeneralSecurityException {
    byte[] pem = Files.readAllBytes(certificates);
    Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem))
            .toArray(Certificate[]::new);
    if (chain.length == 0) {
      throw new IllegalArgumentException("no certificate in " + certificates);
    }
    return chain;
  }

  private PrivateKey readKey() throws IOException, GeneralSecurityException {
    Matcher pem = PKCS8.matcher(Files.readString(key));
    if (!pem.find()) {
      throw new IllegalArgumentException(
          "no unencrypted PKCS #8 key (BEGIN PRIVATE KEY) in " + key);
    }
    PKCS8EncodedKeySpec spec =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException otherAlgorithm) {
        // The encoding does not say which algorithm to ask for, so the next one is tried.
      }
    }
    throw new IllegalArgumentException("the key in " + key + " is neither RSA, EC nor EdDSA");
  }
}
