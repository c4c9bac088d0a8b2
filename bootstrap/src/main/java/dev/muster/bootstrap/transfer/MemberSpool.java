package dev.muster.bootstrap.transfer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of one group in their order. An entry says only at its end what it is, and may have
 * millions: those beyond the first are kept in a temporary file, which goes when this is closed or
 * the process ends.
 */
final class MemberSpool implements AutoCloseable {

  /** How many are in memory, and how many are taken at once. */
  static final int BATCH = 10_000;

  /** How an entry calls a member. */
  enum Kind {
    NAME,
    USER_NAME
  }

  record Member(Kind kind, String value) {}

  private List<Member> first = new ArrayList<>();
  private @Nullable FileChannel file;
  private @Nullable DataOutputStream out;
  private @Nullable DataInputStream in;

  /** How many are in the file. */
  private long waiting;

  void add(Kind kind, String value) throws IOException {
    if (first.size() < BATCH) {
      first.add(new Member(kind, value));
      return;
    }
    DataOutputStream stream = out;
    if (stream == null) {
      stream = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(create())));
      out = stream;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    stream.writeBoolean(kind == Kind.NAME);
    stream.writeInt(bytes.length);
    stream.write(bytes);
    waiting++;
  }

  private FileChannel create() throws IOException {
    FileChannel created =
        FileChannel.open(
            Files.createTempFile("muster-import-", ".members"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    file = created;
    return created;
  }

  /** The next ones; empty at the end. From the first call on none is added. */
  List<Member> take() throws IOException {
    if (!first.isEmpty()) {
      List<Member> taken = first;
      first = new ArrayList<>();
      return taken;
    }
    List<Member> taken = new ArrayList<>();
    if (waiting > 0) {
      DataInputStream stream = input();
      for (; waiting > 0 && taken.size() < BATCH; waiting--) {
        Kind kind = stream.readBoolean() ? Kind.NAME : Kind.USER_NAME;
        byte[] bytes = stream.readNBytes(stream.readInt());
        taken.add(new Member(kind, new String(bytes, StandardCharsets.UTF_8)));
      }
    }
    return taken;
  }

  private DataInputStream input() throws IOException {
    DataInputStream stream = in;
    if (stream == null) {
      if (out == null || file == null) {
        throw new IllegalStateException("nothing was written");
      }
      out.flush();
      stream =
          new DataInputStream(new BufferedInputStream(Channels.newInputStream(file.position(0))));
      in = stream;
    }
    return stream;
  }

  @Override
  public void close() {
    first = new ArrayList<>();
    waiting = 0;
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException ignored) {
      // Nobody reads it any more.
    }
  }
}
