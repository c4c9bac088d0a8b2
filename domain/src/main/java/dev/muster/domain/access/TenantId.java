package dev.muster.domain.access;

/** The number of a tenant; numbers are never used twice. */
public record TenantId(int value) {}
