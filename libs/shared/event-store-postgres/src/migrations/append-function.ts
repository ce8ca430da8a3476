/** Outcomes of `append_v1`, one row an append in the order given. */
export const APPEND_OUTCOME = {
  stored: 0,
  /** The same ids stand at these revisions already. */
  storedBefore: 1,
  /** `revision` is the one found, -1 without a stream. */
  wrongRevision: 2,
  wrongTenant: 3,
  categoryForbidden: 4,
} as const;

/**
 * One batch: appends to distinct streams, their events one after the other in the last four arrays. Each append is
 * judged by itself. The lock is held until the commit is visible, so positions are dense and appear in their order.
 */
export const appendFunction = `
CREATE FUNCTION eventlog.append_v1(
  in_streams text[], in_tenants uuid[], in_expected bigint[], in_counts integer[],
  in_ids uuid[], in_types text[], in_data text[], in_metadata text[]
) RETURNS TABLE (outcome integer, revision bigint, "position" bigint)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  base bigint;
  outcomes integer[];
  revisions bigint[];
  positions bigint[];
  anywhere boolean;
BEGIN
  anywhere := EXISTS (SELECT FROM eventlog.category_grants g WHERE g.role = session_user::text AND g.category = '*');
  PERFORM pg_advisory_xact_lock(4851070915301);
  base := coalesce((SELECT e."position" FROM eventlog.events e ORDER BY e."position" DESC LIMIT 1), -1);

  WITH judged AS MATERIALIZED (
    SELECT r.ord, r.stream, r.tenant, r.expected, r.count,
      sum(r.count) OVER (ORDER BY r.ord)::bigint - r.count AS first,
      coalesce(l.revision, -1) AS actual,
      CASE
        WHEN NOT anywhere AND NOT EXISTS (
          SELECT FROM eventlog.category_grants g
          WHERE g.role = session_user::text AND g.category = split_part(r.stream, '-', 1)) THEN 4
        WHEN l.tenant <> r.tenant THEN 3
        WHEN coalesce(l.revision, -1) <> r.expected THEN 2
        ELSE 0
      END AS outcome
    FROM unnest(in_streams, in_tenants, in_expected, in_counts) WITH ORDINALITY
      AS r (stream, tenant, expected, count, ord)
    LEFT JOIN LATERAL (
      SELECT e.revision, e.tenant FROM eventlog.events e
      WHERE e.stream = r.stream ORDER BY e.revision DESC LIMIT 1
    ) l ON true
  ), placed AS MATERIALIZED (
    SELECT j.*, base + sum(j.count) OVER (ORDER BY j.ord)::bigint AS last FROM judged j WHERE j.outcome = 0
  ), inserted AS (
    INSERT INTO eventlog.events ("position", revision, id, tenant, stream, category, type, data, metadata)
    SELECT p.last - p.count + i, p.expected + i, n.id, p.tenant, p.stream, split_part(p.stream, '-', 1),
      n.type, n.data, n.metadata
    FROM placed p
    CROSS JOIN LATERAL generate_series(1, p.count) i
    JOIN unnest(in_ids, in_types, in_data, in_metadata) WITH ORDINALITY AS n (id, type, data, metadata, ord)
      ON n.ord = p.first + i
  )
  SELECT array_agg(j.outcome ORDER BY j.ord),
    array_agg(CASE j.outcome WHEN 0 THEN j.expected + j.count ELSE j.actual END ORDER BY j.ord),
    array_agg(p.last ORDER BY j.ord)
  INTO outcomes, revisions, positions
  FROM judged j LEFT JOIN placed p ON p.ord = j.ord;

  IF 2 = ANY (outcomes) THEN
    WITH refused AS (
      SELECT r.ord, r.stream, r.expected, r.count,
        (SELECT sum(c) FROM unnest(in_counts[:r.ord - 1]) c) AS first
      FROM unnest(in_streams, in_expected, in_counts, outcomes) WITH ORDINALITY
        AS r (stream, expected, count, outcome, ord)
      WHERE r.outcome = 2
    ), repeated AS (
      SELECT r.ord, r.expected + r.count AS revision, max(e."position") AS "position"
      FROM refused r
      JOIN eventlog.events e
        ON e.stream = r.stream AND e.revision > r.expected AND e.revision <= r.expected + r.count
      GROUP BY r.ord, r.expected, r.count
      HAVING count(*) = r.count
        AND bool_and(e.id = in_ids[coalesce(r.first, 0) + e.revision - r.expected])
    )
    SELECT array_agg(CASE WHEN a.repeat IS NULL THEN a.outcome ELSE 1 END ORDER BY a.ord),
      array_agg(coalesce(a.repeat, a.revision) ORDER BY a.ord),
      array_agg(coalesce(a.at, a."position") ORDER BY a.ord)
    INTO outcomes, revisions, positions
    FROM (
      SELECT o.ord, o.outcome, o.revision, o."position", p.revision AS repeat, p."position" AS at
      FROM unnest(outcomes, revisions, positions) WITH ORDINALITY AS o (outcome, revision, "position", ord)
      LEFT JOIN repeated p ON p.ord = o.ord
    ) a;
  END IF;

  IF 0 = ANY (outcomes) THEN
    PERFORM pg_notify('gongjian_eventlog', '');
  END IF;
  RETURN QUERY SELECT * FROM unnest(outcomes, revisions, positions);
END
$$;
`;
