package dev.muster.adapters.persistence.index;

import static dev.muster.domain.filter.ComparisonOperator.CO;
import static dev.muster.domain.filter.ComparisonOperator.EQ;
import static dev.muster.domain.filter.ComparisonOperator.EW;
import static dev.muster.domain.filter.ComparisonOperator.GE;
import static dev.muster.domain.filter.ComparisonOperator.GT;
import static dev.muster.domain.filter.ComparisonOperator.LE;
import static dev.muster.domain.filter.ComparisonOperator.LT;
import static dev.muster.domain.filter.ComparisonOperator.SW;

import dev.muster.domain.filter.ComparisonOperator;
import java.util.List;
import java.util.Set;

/**
 * The indexes that every directory has: a closed list; the migrations create them.
 *
 * <p>What each one costs the creation of users, as {@code bin/bench indexes --users 10000 --rounds
 * 7} measured it: the part of PostgreSQL's processor time and of its log's bytes that goes without
 * it, medians of rounds in turns. The machine was busy; what is called noise lay between -17 and 23
 * % from round to round.
 *
 * <pre>
 * index                processor    log
 * users_text                60 %   51 %   trigrams of three columns, and e-mail addresses
 * users_last_modified      noise    2 %
 * users_family_name        noise    2 %
 * users_display_name       noise    2 %
 * users_external_id        noise    3 %
 * users_inactive           noise    0 %   only of users that are not active
 * </pre>
 *
 * <p>Without {@code users_pk} and {@code users_user_name} no user can be created.
 */
public final class DefaultIndexes {

  /**
   * What one index does for one attribute.
   *
   * @param table the table of the resources that are found by it
   * @param path in each type of the table
   */
  record Service(
      String index, String table, String path, Set<ComparisonOperator> operators, boolean sorts) {}

  private static final Set<ComparisonOperator> TEXT = Set.of(EQ, SW, GT, GE, LT, LE);
  private static final Set<ComparisonOperator> TIME = Set.of(EQ, GT, GE, LT, LE);
  private static final Set<ComparisonOperator> KEY = Set.of(EQ);
  private static final Set<ComparisonOperator> PART = Set.of(CO);

  static final List<Service> ALL =
      List.of(
          new Service("users_pk", "users", "id", KEY, true),
          new Service("users_user_name", "users", "userName", TEXT, true),
          new Service("users_external_id", "users", "externalId", TEXT, true),
          new Service("users_display_name", "users", "displayName", TEXT, true),
          new Service("users_family_name", "users", "name.familyName", TEXT, true),
          new Service("users_last_modified", "users", "meta.lastModified", TIME, true),
          new Service("users_inactive", "users", "active", KEY, false),
          new Service("users_text", "users", "userName", PART, false),
          new Service("users_text", "users", "displayName", PART, false),
          new Service("users_text", "users", "emails.value", Set.of(EQ, SW, EW, CO), false),
          new Service("group_members_pk", "users", "groups.value", KEY, false),
          new Service("group_nesting_pk", "users", "groups.value", KEY, false),
          new Service("groups_pk", "groups", "id", KEY, true),
          new Service("groups_external_id", "groups", "externalId", TEXT, true),
          new Service("groups_display_name", "groups", "displayName", TEXT, true),
          new Service("group_members_member", "groups", "members.value", KEY, false),
          new Service("group_nesting_child", "groups", "members.value", KEY, false),
          new Service("resources_pk", "resources", "id", KEY, true),
          new Service("resources_external_id", "resources", "externalId", TEXT, true),
          new Service("resources_last_modified", "resources", "meta.lastModified", TIME, true));

  private DefaultIndexes() {}
}
