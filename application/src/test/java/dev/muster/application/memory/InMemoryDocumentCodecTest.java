package dev.muster.application.memory;

import dev.muster.application.port.out.DocumentCodec;
import dev.muster.application.port.out.DocumentCodecContract;

final class InMemoryDocumentCodecTest extends DocumentCodecContract {

  private final InMemoryDocumentCodec codec = new InMemoryDocumentCodec();

  @Override
  public DocumentCodec codec() {
    return codec;
  }
}
