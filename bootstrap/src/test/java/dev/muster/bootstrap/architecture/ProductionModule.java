package dev.muster.bootstrap.architecture;

/** The modules that ship, each known by its root package. */
enum ProductionModule {
  DOMAIN("dev.muster.domain"),
  APPLICATION("dev.muster.application"),
  PERSISTENCE("dev.muster.adapters.persistence"),
  CACHE("dev.muster.adapters.cache"),
  WEB("dev.muster.adapters.web"),
  BOOTSTRAP("dev.muster.bootstrap");

  private final String root;

  ProductionModule(String root) {
    this.root = root;
  }

  /** The root package and all below it, as ArchUnit writes it. */
  String packages() {
    return root + "..";
  }

  /** The package of that name below the root, and all below it. */
  String packages(String below) {
    return root + "." + below + "..";
  }
}
