package dev.muster.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Numeric user and group that a file belongs to.
 *
 * @param user the user id
 * @param group the group id
 */
record FileOwner(int user, int group) {

  /** The owner of {@code path} itself, not of what it may link to. */
  static FileOwner of(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
    return new FileOwner(id(attributes, "uid"), id(attributes, "gid"));
  }

  private static int id(Map<String, Object> attributes, String name) throws IOException {
    if (attributes.get(name) instanceof Integer id) {
      return id;
    }
    throw new IOException("The file system does not tell the " + name + " of files");
  }

  boolean isRoot() {
    return user == 0;
  }

  /** Makes this the owner of {@code tree} and all below it; links are changed, not followed. */
  void take(Path tree) throws IOException {
    Folders.forAll(
        tree,
        path -> {
          if (of(path).user() != user) {
            Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
          }
        });
  }
}
