package dev.muster.adapters.web.http;

import dev.muster.domain.error.DirectoryFault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A part of an answer that is too large for memory. It is in a temporary file before the first byte
 * is sent, so that the answer is whole or an error, and a slow client keeps nothing but a file
 * busy.
 */
public final class SpooledBody implements AutoCloseable {

  private final FileChannel file;
  private final OutputStream out;

  private SpooledBody(FileChannel file) {
    this.file = file;
    this.out = new BufferedOutputStream(Channels.newOutputStream(file), 64 * 1024);
  }

  /** An empty one. */
  public static SpooledBody create() {
    try {
      Path path = Files.createTempFile("muster-answer-", ".part");
      return new SpooledBody(
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException failure) {
      throw noRoom(failure);
    }
  }

  /**
   * Adds to its end.
   *
   * @throws DirectoryFault if the disk does not take it
   */
  public void write(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException failure) {
      throw noRoom(failure);
    }
  }

  /**
   * Ends the writing.
   *
   * @throws DirectoryFault if the disk does not take it
   */
  public void finish() {
    try {
      out.flush();
    } catch (IOException failure) {
      throw noRoom(failure);
    }
  }

  /** In bytes, when it is finished. */
  long length() throws IOException {
    return file.size();
  }

  void transferTo(OutputStream client) throws IOException {
    file.position(0);
    Channels.newInputStream(file).transferTo(client);
  }

  private static DirectoryFault noRoom(IOException failure) {
    return new DirectoryFault("A large answer cannot be kept on the disk.", failure);
  }

  /** Removes it. */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failure) {
      throw noRoom(failure);
    }
  }
}
