package dev.muster.adapters.persistence.plan;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what EXPLAIN (FORMAT JSON) answered. PostgreSQL takes its JSON apart by itself: names that
 * would need quotes, and text with anything in it, come out as they are.
 */
final class PlanSteps {

  private static final String READ =
      """
      with recursive step (plan, heap, place) as (
        select cast(? as jsonb) #> '{0,Plan}', null::jsonb, array[]::int[]
        union all
        select child.plan,
          case
            when step.plan ->> 'Node Type' = 'Bitmap Heap Scan' then step.plan
            when step.plan ->> 'Node Type' in ('BitmapAnd', 'BitmapOr') then step.heap
          end,
          step.place || child.number::int
        from step
        cross join lateral jsonb_array_elements(step.plan -> 'Plans')
          with ordinality as child (plan, number)
      )
      select cardinality(place), plan ->> 'Node Type',
        concat_ws(' ', (plan ->> 'Subplan Name') || ':', plan ->> 'Operation',
          nullif(plan ->> 'Join Type', 'Inner'), plan ->> 'Node Type',
          'using ' || (plan ->> 'Index Name'),
          'on ' || coalesce(plan ->> 'Relation Name', plan ->> 'CTE Name',
            plan ->> 'Function Name')),
        coalesce(plan ->> 'Relation Name', heap ->> 'Relation Name'), plan ->> 'Index Name',
        plan ->> 'Index Cond', coalesce(plan ->> 'Filter', heap ->> 'Filter') is not null,
        array(
          select key || ': ' || case jsonb_typeof(plan -> key)
            when 'array' then (
              select string_agg(part, ', ') from jsonb_array_elements_text(plan -> key) as part
            )
            else plan ->> key end
          from unnest(array['Index Cond', 'Recheck Cond', 'TID Cond', 'Order By', 'Hash Cond',
            'Merge Cond', 'Join Filter', 'Filter', 'One-Time Filter', 'Sort Key', 'Group Key'])
            with ordinality as shown (key, number)
          where plan -> key is not null
          order by number
        ),
        (plan -> 'Plan Rows')::float8, (plan -> 'Total Cost')::float8,
        (plan -> 'Actual Rows')::float8, (plan -> 'Actual Loops')::float8,
        coalesce((plan -> 'Actual Total Time')::float8, 0),
        coalesce((plan -> 'Rows Removed by Filter')::float8, 0)
          + coalesce((plan -> 'Rows Removed by Join Filter')::float8, 0)
          + coalesce((plan -> 'Rows Removed by Index Recheck')::float8, 0),
        coalesce((plan -> 'Shared Hit Blocks')::bigint, 0)
          + coalesce((plan -> 'Shared Read Blocks')::bigint, 0),
        case when plan ->> 'Sort Space Type' = 'Disk'
          then (plan -> 'Sort Space Used')::bigint else 0 end
      from step
      order by place
      """;

  private PlanSteps() {}

  /** In the order in which EXPLAIN shows them: each before those below it. */
  static List<PlanStep> read(Connection connection, String json) throws SQLException {
    List<PlanStep> steps = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, json);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          steps.add(
              new PlanStep(
                  row.getInt(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  row.getBoolean(7),
                  texts(row.getArray(8)),
                  row.getDouble(9),
                  row.getDouble(10),
                  taken(row)));
        }
      }
    }
    return steps;
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  private static PlanStep.@Nullable Taken taken(ResultSet row) throws SQLException {
    double rows = row.getDouble(11);
    return row.wasNull()
        ? null
        : new PlanStep.Taken(
            rows,
            row.getDouble(12),
            row.getDouble(13),
            row.getDouble(14),
            row.getLong(15),
            row.getLong(16));
  }
}
