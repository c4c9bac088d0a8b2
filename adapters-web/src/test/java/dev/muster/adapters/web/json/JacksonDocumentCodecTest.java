package dev.muster.adapters.web.json;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.DocumentCodecContract;

final class JacksonDocumentCodecTest extends DocumentCodecContract {

  @Override
  public DocumentCodec codec() {
    return new JacksonDocumentCodec();
  }
}
