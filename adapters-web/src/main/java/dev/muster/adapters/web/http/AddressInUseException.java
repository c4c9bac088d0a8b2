package dev.muster.adapters.web.http;

/** The server cannot listen because another process does. */
public final class AddressInUseException extends RuntimeException {

  AddressInUseException(String host, int port, Throwable cause) {
    super("The address " + host + ":" + port + " is in use or not to be had.", cause);
  }
}
