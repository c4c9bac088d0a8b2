package dev.muster.application.port.out;

/**
 * How far a poll of the changes has seen, in the transactions of the store.
 *
 * @param log which log it is; positions in another mean nothing here
 * @param settled transactions before this one had ended: what they wrote is seen by every statement
 *     that begins after the poll
 * @param end transactions from this one on had not begun: no change of the poll, or of one before,
 *     is theirs
 */
public record LogHorizon(String log, long settled, long end) {}
