package dev.muster.bootstrap.transfer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of an LDIF file while it is read: its lines that matter, and its members. */
final class LdifRecord implements AutoCloseable {

  private final long line;
  private final List<String> lines = new ArrayList<>();
  private final MemberSpool members = new MemberSpool();
  private long size;
  private boolean isChange;
  private boolean isTrailer;
  private @Nullable String problem;

  LdifRecord(long line) {
    this.line = line;
  }

  /** Where it begins. */
  long line() {
    return line;
  }

  /** Lines such as {@code cn: Ada}, unfolded. */
  List<String> lines() {
    return lines;
  }

  void add(String text) {
    size += text.length();
    if (size > Lines.MAX_BYTES) {
      refuse("The entry is longer than 8 MiB, members not counted.");
    } else {
      lines.add(text);
    }
  }

  MemberSpool members() {
    return members;
  }

  /** Whether it changes an entry rather than being one. */
  boolean isChange() {
    return isChange;
  }

  void markAsChange() {
    isChange = true;
  }

  /** Whether it is what {@code ldapsearch} writes after the entries. */
  boolean isTrailer() {
    return isTrailer;
  }

  void markAsTrailer() {
    isTrailer = true;
  }

  /** Why it cannot be used; null if it can. */
  @Nullable String problem() {
    return problem;
  }

  /** The first reason counts; what was read until then is dropped. */
  void refuse(String reason) {
    if (problem == null) {
      problem = reason;
      lines.clear();
      members.close();
    }
  }

  @Override
  public void close() {
    members.close();
  }
}
