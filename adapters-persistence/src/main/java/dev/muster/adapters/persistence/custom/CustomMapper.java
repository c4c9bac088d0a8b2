package dev.muster.adapters.persistence.custom;

import dev.muster.adapters.persistence.resource.ResourceMapper;

/** The statements on resources of other types; their text is in CustomMapper.xml. */
interface CustomMapper extends ResourceMapper<CustomRecord, CustomBatch> {}
