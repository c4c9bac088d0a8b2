package dev.muster.domain.patch;

import dev.muster.domain.error.InvalidRequest;
import dev.muster.domain.schema.Attribute;
import dev.muster.domain.schema.CommonAttributes;
import dev.muster.domain.schema.Mutability;
import dev.muster.domain.schema.ResourceType;
import dev.muster.domain.schema.Schema;
import dev.muster.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a PatchOp message (RFC 7644 §3.5.2): every operation becomes those for single paths. */
final class PatchReader {

  private static final String URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  private enum Kind {
    ADD,
    REPLACE,
    REMOVE
  }

  private final ResourceType type;
  private final List<PatchOperation> operations = new ArrayList<>();
  private int number;

  PatchReader(ResourceType type) {
    this.type = type;
  }

  List<PatchOperation> read(Value.Complex body) {
    boolean isPatch =
        body.member("schemas").orElse(body) instanceof Value.Multiple(List<Value> urns)
            && urns.stream().anyMatch(PatchReader::isUrn);
    if (!isPatch) {
      throw InvalidRequest.syntax("schemas must be a list that contains " + URN + ".");
    }
    if (!(body.member("Operations").orElse(body) instanceof Value.Multiple(List<Value> all))
        || all.isEmpty()) {
      throw InvalidRequest.syntax("Operations must be a list of at least one operation.");
    }
    for (Value raw : all) {
      number++;
      try {
        if (!(raw instanceof Value.Complex operation)) {
          throw InvalidRequest.syntax("it must be an object.");
        }
        readOperation(operation);
      } catch (InvalidRequest refused) {
        throw refused.at("Operation " + number);
      }
    }
    return operations;
  }

  private static boolean isUrn(Value value) {
    return value instanceof Value.Text(String urn) && urn.equalsIgnoreCase(URN);
  }

  private void readOperation(Value.Complex operation) {
    Kind kind = kind(operation.member("op"));
    Optional<Value> path = operation.member("path");
    Optional<Value> value = operation.member("value");
    if (path.isPresent()) {
      if (!(path.get() instanceof Value.Text(String text))) {
        throw InvalidRequest.path("path must be a string.");
      }
      readPath(kind, text.strip(), value, true);
    } else if (kind == Kind.REMOVE) {
      throw InvalidRequest.noTarget("remove needs a path.");
    } else if (value.isPresent() && value.get() instanceof Value.Complex attributes) {
      attributes.attributes().forEach((key, given) -> readMember(kind, key.strip(), given));
    } else {
      throw InvalidRequest.value("without a path, value must be an object.");
    }
  }

  /** Replacing by nothing removes; adding nothing changes nothing. */
  private void readMember(Kind kind, String path, Value given) {
    if (!isNothing(given)) {
      readPath(kind, path, Optional.of(given), false);
    } else if (kind == Kind.REPLACE) {
      readPath(kind, path, Optional.empty(), false);
    }
  }

  /** Whether it makes an attribute unassigned: an empty list, which is also what null comes to. */
  private static boolean isNothing(Value value) {
    return value instanceof Value.Multiple(List<Value> elements) && elements.isEmpty();
  }

  private static Kind kind(Optional<Value> op) {
    if (op.isPresent() && op.get() instanceof Value.Text(String word)) {
      for (Kind kind : Kind.values()) {
        if (kind.name().equalsIgnoreCase(word)) {
          return kind;
        }
      }
    }
    throw InvalidRequest.syntax("op must be add, replace or remove.");
  }

  /**
   * @param named whether {@code path} itself names the target, so that a read-only one is an error
   */
  private void readPath(Kind kind, String text, Optional<Value> value, boolean named) {
    for (Schema schema : type.schemas()) {
      if (schema.id().equalsIgnoreCase(text)) {
        readSchema(kind, schema, value);
        return;
      }
    }
    PatchPath path = PatchPath.parse(type, text);
    if (path.attribute().attribute().equals(CommonAttributes.SCHEMAS)) {
      return;
    }
    if (path.isReadOnly()) {
      if (named) {
        throw InvalidRequest.mutability(path + " is read-only.");
      }
    } else if (kind == Kind.REMOVE) {
      readRemove(path, value);
    } else if (value.isPresent()) {
      readGiven(kind, path, value.get());
    } else if (kind == Kind.REPLACE) {
      readRemove(path, Optional.empty());
    } else {
      throw missingValue(kind);
    }
  }

  /** A whole schema stands for its attributes: for those given, or for all if it is to go. */
  private void readSchema(Kind kind, Schema schema, Optional<Value> value) {
    if (kind == Kind.REMOVE || (kind == Kind.REPLACE && value.isEmpty())) {
      Optional<ResourceType.Extension> extension = type.extension(schema.id());
      if (extension.isEmpty() || extension.get().required()) {
        throw InvalidRequest.mutability(schema.id() + " is required.");
      }
      for (Attribute attribute : schema.attributes()) {
        if (attribute.mutability() != Mutability.READ_ONLY) {
          operations.add(
              new PatchOperation.Remove(number, PatchPath.of(schema.id(), attribute), null));
        }
      }
    } else if (value.orElseThrow(() -> missingValue(kind)) instanceof Value.Complex attributes) {
      attributes
          .attributes()
          .forEach((key, given) -> readMember(kind, schema.id() + ":" + key.strip(), given));
    } else {
      throw InvalidRequest.value(schema.id() + " must be an object.");
    }
  }

  private void readGiven(Kind kind, PatchPath path, Value raw) {
    switch (GivenValue.read(path, withoutNothing(kind, path, raw))) {
      case GivenValue.Assigned(Value value) ->
          operations.add(
              kind == Kind.ADD
                  ? new PatchOperation.Add(number, path, value)
                  : new PatchOperation.Replace(number, path, value));
      case GivenValue.NoValues _ -> {
        if (kind == Kind.REPLACE) {
          readRemove(path, Optional.empty());
        }
      }
      case GivenValue.Unassigned _ -> readRemove(path, Optional.empty());
      case GivenValue.NoSubAttributes _ -> {
        // Sub-attributes that are not given stay as they are, here all of them.
      }
    }
  }

  /** A complex value without the sub-attributes that become unassigned; a replace removes them. */
  private Value withoutNothing(Kind kind, PatchPath path, Value raw) {
    if (!(raw instanceof Value.Complex(Map<String, Value> members))) {
      return raw;
    }
    Attribute leaf = path.attribute().leaf();
    Value.Complex rest = (Value.Complex) raw;
    for (Map.Entry<String, Value> member : members.entrySet()) {
      Optional<Attribute> sub = leaf.subAttribute(member.getKey());
      if (sub.isPresent() && isNothing(member.getValue())) {
        rest = rest.without(member.getKey());
        PatchPath named = new PatchPath(path.attribute().child(sub.get()), null);
        if (kind == Kind.REPLACE && !leaf.multiValued() && !named.isReadOnly()) {
          readRemove(named, Optional.empty());
        }
      }
    }
    return rest;
  }

  private void readRemove(PatchPath path, Optional<Value> value) {
    Attribute leaf = path.attribute().leaf();
    boolean all = path.filter() == null && leaf.multiValued();
    if (all && value.isPresent() && path.attribute().subAttribute() == null) {
      Value given = withoutNothing(Kind.REMOVE, path, value.get());
      if (GivenValue.read(path, given) instanceof GivenValue.Assigned(Value values)) {
        operations.add(new PatchOperation.Remove(number, path, (Value.Multiple) values));
      }
      return;
    }
    if (leaf.required() && !path.selectsValues()) {
      throw InvalidRequest.mutability(path + " is required.");
    }
    operations.add(new PatchOperation.Remove(number, path, null));
  }

  private static InvalidRequest missingValue(Kind kind) {
    return InvalidRequest.value(kind.name().toLowerCase(Locale.ROOT) + " needs a value.");
  }
}
