package dev.muster.application.service;

import dev.muster.application.port.out.ImportStore;
import dev.muster.application.port.out.ImportStore.Match;
import dev.muster.application.port.out.Revision;
import dev.muster.application.port.out.Write;
import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.password.PasswordHash;
import dev.muster.domain.resource.MembershipChange;
import dev.muster.domain.resource.ResourceId;
import dev.muster.domain.resource.StoredResource;
import dev.muster.domain.resource.VersionCondition;
import dev.muster.domain.schema.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares batches of one type with the directory, and decides how they come in. */
final class ImportComparison {

  private final ResourceService service;
  private final ImportStore.Session session;
  private final ImportedPasswords passwords;

  ImportComparison(
      ResourceService service, ImportStore.Session session, ImportedPasswords passwords) {
    this.service = service;
    this.session = session;
    this.passwords = passwords;
  }

  ResourceType type() {
    return service.type();
  }

  /** When a resource is created of which the file does not say it. */
  Instant now() {
    return service.writes().now();
  }

  /** How the resources of a batch come in. */
  ImportPlan plan(ImportBatch batch) {
    ImportPlan plan = new ImportPlan(batch.type());
    batch.invalid().forEach(plan::reject);
    List<ImportedResource> resources = batch.resources();
    if (resources.isEmpty()) {
      return plan;
    }
    List<ImportStore.Candidate> candidates = new ArrayList<>(resources.size());
    resources.forEach(resource -> candidates.add(resource.candidate(service.nextId())));
    List<Match> matches = session.match(batch.type(), candidates);
    for (int i = 0; i < resources.size(); i++) {
      ImportedResource resource = resources.get(i);
      try {
        plan.add(planned(resource, candidates.get(i), matches.get(i)));
      } catch (InvalidRequest invalid) {
        plan.reject(new ImportBatch.Invalid(resource.line(), resource.entry().names(), invalid));
      }
    }
    return plan;
  }

  private ImportPlan.Planned planned(
      ImportedResource resource, ImportStore.Candidate candidate, Match match) {
    return switch (match) {
      case Match.Unknown _ -> {
        ResourceId id = candidate.proposed();
        yield new ImportPlan.Planned(resource, id, create(resource, id));
      }
      case Match.Known(StoredResource current, Optional<PasswordHash> password) ->
          new ImportPlan.Planned(resource, current.id(), update(resource, current, password));
      case Match.Repeated(long line) ->
          throw InvalidRequest.value(
              "Line " + line + " has the same id, userName or name already.");
      case Match.Ambiguous(String attribute) ->
          throw InvalidRequest.value("Several resources have this " + attribute + ".");
      case Match.Taken(String attribute) ->
          throw InvalidRequest.value("Another resource has this " + attribute + ".");
    };
  }

  private Write create(ImportedResource resource, ResourceId id) {
    return new Write.Create(
        service
            .writes()
            .create(
                id,
                resource.meta(),
                resource.content(),
                MembershipChange.NONE,
                passwords.of(resource.content(), Optional.empty())));
  }

  private @Nullable Write update(
      ImportedResource resource, StoredResource current, Optional<PasswordHash> password) {
    Revision revision =
        service
            .writes()
            .replace(
                resource.content(),
                VersionCondition.NONE,
                MembershipChange.NONE,
                passwords.of(resource.content(), password));
    return revision.of(current).isEmpty() ? null : new Write.Update(current.id(), revision);
  }
}
