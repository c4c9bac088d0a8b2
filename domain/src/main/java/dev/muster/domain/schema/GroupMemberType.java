package dev.muster.domain.schema;

import static dev.muster.domain.schema.AttributeBuilder.complex;
import static dev.muster.domain.schema.AttributeBuilder.reference;
import static dev.muster.domain.schema.AttributeBuilder.string;

import java.util.List;
import java.util.stream.Stream;

/**
 * Memberships as resources, so that those of large groups come in pages
 * (draft-zollner-scim-group-members-01). They are read only: written are the members of groups.
 */
public final class GroupMemberType {

  public static final String URN = "urn:ietf:params:scim:schemas:core:2.0:GroupMember";

  public static final Schema SCHEMA =
      new Schema(
          URN,
          "GroupMember",
          "The direct membership of a user or group in a group",
          Stream.of(
                  complex(
                          "group",
                          "The group",
                          string("value", "The id of the group").exactCase().readOnly(),
                          reference("$ref", "The URI of the group", "Group").readOnly())
                      .readOnly(),
                  complex(
                          "member",
                          "The member of the group",
                          string("value", "The id of the member").exactCase().readOnly(),
                          reference("$ref", "The URI of the member", "User", "Group").readOnly(),
                          string("display", "The member's name for display").readOnly(),
                          string("type", "The kind of the member")
                              .canonical("User", "Group")
                              .readOnly())
                      .readOnly())
              .map(AttributeBuilder::build)
              .toList());

  public static final ResourceType TYPE =
      new ResourceType(
          "GroupMember",
          "GroupMember",
          "/GroupMembers",
          "The direct membership of a user or group in a group",
          SCHEMA,
          List.of());

  private GroupMemberType() {}
}
