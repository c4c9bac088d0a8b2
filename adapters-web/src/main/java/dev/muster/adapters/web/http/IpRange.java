package dev.muster.adapters.web.http;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of addresses in CIDR notation (RFC 4632 §3.1), or one address. */
record IpRange(InetAddress network, int prefixLength) {

  /**
   * @throws IllegalArgumentException if the text is not a range; no name is ever looked up
   */
  static IpRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int bits = network.getAddress().length * 8;
    int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("prefix length out of range: " + text);
    }
    return new IpRange(network, prefix);
  }

  boolean contains(InetAddress address) {
    byte[] own = network.getAddress();
    byte[] other = address.getAddress();
    int bytes = prefixLength / 8;
    if (own.length != other.length || !Arrays.equals(own, 0, bytes, other, 0, bytes)) {
      return false;
    }
    int rest = prefixLength % 8;
    return rest == 0 || ((own[bytes] ^ other[bytes]) & 0xFF) >>> (8 - rest) == 0;
  }
}
