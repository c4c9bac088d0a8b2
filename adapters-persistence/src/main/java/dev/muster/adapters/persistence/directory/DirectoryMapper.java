package dev.muster.adapters.persistence.directory;

import dev.muster.adapters.persistence.resource.ResourceRow;
import dev.muster.adapters.persistence.search.DirectoryStatement;
import java.util.List;

/** The statements on several tables of resources; their text is in DirectoryMapper.xml. */
interface DirectoryMapper {

  List<ResourceRow> search(DirectoryStatement search);

  long count(DirectoryStatement search);
}
