/** What `append_v1` answers of each append, in the order given: all outcomes, then all revisions, then all positions. */
export const APPEND_OUTCOME = {
  stored: 0,
  /** The same ids stand at these revisions already. */
  storedBefore: 1,
  /** `revision` is the one found, -1 without a stream. */
  wrongRevision: 2,
  wrongTenant: 3,
  categoryForbidden: 4,
} as const;

/** Row `s` of `streams` by the index of hashes. */
export const IS_STREAM = (stream: string): string =>
  `hashtextextended(s.stream, 0) = hashtextextended(${stream}, 0) AND s.stream = ${stream}`;

/** SQLSTATE of a batch that holds a kind of event never stored before without saying so; nothing was stored. */
export const NEW_KIND_STATE = 'GJ002';

const MAY_APPEND = (category: string): string => `
        EXISTS (SELECT FROM eventlog.category_grants g WHERE g.role = writer AND g.category = '*')
        OR EXISTS (SELECT FROM eventlog.category_grants g WHERE g.role = writer AND g.category = ${category})`;

const BATCH = `
  in_streams text[], in_tenants uuid[], in_expected bigint[],
  in_append integer[], in_ids uuid[], in_types text[], in_data text[], in_metadata text[],
  in_new_kinds boolean`;

/**
 * One batch: appends to distinct streams, each judged by itself; `in_append` says to which of them (from 1) each event
 * belongs. Revisions and positions are counted here, so they are dense whatever is sent. The lock is held until the
 * commit is visible, so events appear in the order of their positions. `in_new_kinds` lets new pairs of category and
 * type in; one that is new is flushed before anyone sees it, so that what a number of a kind means never changes.
 *
 * One append of one event, the commonest batch when few write, takes a shorter way to the same result.
 */
export const appendFunction = `
CREATE FUNCTION eventlog.append_v2(${BATCH}
) RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  writer text := session_user;
  base bigint;
  the_kind integer;
  outcomes integer[];
  revisions bigint[];
  positions bigint[];
  firsts bigint[];
  counts integer[];
  position_shifts bigint[];
  revision_shifts bigint[];
  total bigint;
  stored bigint;
  in_order boolean;
  founding boolean;
  told boolean;
BEGIN
  told := pg_advisory_xact_lock(4851070915301) IS NULL;

  IF cardinality(in_append) = 1 AND cardinality(in_streams) = 1 AND in_expected[1] >= 0 THEN
    INSERT INTO eventlog.events ("position", first_position, revision, id, kind, stream, data, metadata)
    SELECT h."position" + 1, s.first_position, l.revision + 1, in_ids[1], k.kind, s.stream, in_data[1], in_metadata[1]
    FROM eventlog.streams s
    CROSS JOIN LATERAL (
      SELECT e.revision FROM eventlog.events e
      WHERE e.first_position = s.first_position ORDER BY e.revision DESC LIMIT 1
    ) l
    CROSS JOIN (SELECT e."position" FROM eventlog.events e ORDER BY e."position" DESC LIMIT 1) h
    CROSS JOIN eventlog.kinds k
    WHERE ${IS_STREAM('in_streams[1]')} AND s.tenant = in_tenants[1] AND l.revision = in_expected[1]
      AND k.category = split_part(in_streams[1], '-', 1) AND k.type = in_types[1]
      AND (${MAY_APPEND('k.category')})
    RETURNING eventlog.events."position" INTO base;
    IF FOUND THEN
      RETURN ARRAY[0, in_expected[1] + 1, base];
    END IF;
  END IF;

  IF cardinality(in_append) = 1 AND cardinality(in_streams) = 1 AND in_expected[1] = -1 THEN
    SELECT k.kind, coalesce(h."position", -1) + 1 INTO the_kind, base
    FROM eventlog.kinds k
    LEFT JOIN (SELECT e."position" FROM eventlog.events e ORDER BY e."position" DESC LIMIT 1) h ON true
    WHERE k.category = split_part(in_streams[1], '-', 1) AND k.type = in_types[1]
      AND NOT EXISTS (SELECT FROM eventlog.streams s WHERE ${IS_STREAM('in_streams[1]')})
      AND (${MAY_APPEND('k.category')});
    IF FOUND THEN
      INSERT INTO eventlog.streams (first_position, tenant, stream) VALUES (base, in_tenants[1], in_streams[1]);
      INSERT INTO eventlog.events ("position", first_position, revision, id, kind, stream, data, metadata)
      VALUES (base, base, 0, in_ids[1], the_kind, in_streams[1], in_data[1], in_metadata[1]);
      RETURN ARRAY[0, 0, base];
    END IF;
  END IF;

  base := coalesce((SELECT e."position" FROM eventlog.events e ORDER BY e."position" DESC LIMIT 1), -1);
  SELECT array_agg(j.outcome ORDER BY j.ord), array_agg(j.last ORDER BY j.ord), array_agg(j.count ORDER BY j.ord),
    array_agg(CASE j.outcome WHEN 0 THEN j.expected + j.count ELSE j.actual END ORDER BY j.ord),
    array_agg(coalesce(j.first_position, j.last - j.count + 1) ORDER BY j.ord),
    array_agg(j.last - j.high ORDER BY j.ord), array_agg(j.expected + 1 - j.low ORDER BY j.ord),
    coalesce(max(j.last), base) - base,
    coalesce(bool_and(j.count IS NOT NULL AND j.high - j.low + 1 = j.count), false)
      AND sum(j.count) = cardinality(in_append) AND cardinality(in_append) = cardinality(in_ids)
      AND count(DISTINCT j.stream) = count(*), bool_or(j.outcome = 0 AND j.expected = -1)
  INTO outcomes, positions, counts, revisions, firsts, position_shifts, revision_shifts, total, in_order, founding
  FROM (
    SELECT v.*, base + sum(v.count) FILTER (WHERE v.outcome = 0) OVER (ORDER BY v.ord)::bigint AS last
    FROM (
      SELECT r.ord, r.stream, r.expected, c.low, c.high, c.count, s.first_position, coalesce(l.revision, -1) AS actual,
        CASE
          WHEN NOT (${MAY_APPEND("split_part(r.stream, '-', 1)")}) THEN 4
          WHEN s.tenant <> r.tenant THEN 3
          WHEN coalesce(l.revision, -1) <> r.expected THEN 2
          ELSE 0
        END AS outcome
      FROM unnest(in_streams, in_tenants, in_expected) WITH ORDINALITY AS r (stream, tenant, expected, ord)
      LEFT JOIN (
        SELECT u.append AS ord, count(*)::integer AS count, min(u.ord) AS low, max(u.ord) AS high
        FROM unnest(in_append) WITH ORDINALITY AS u (append, ord) GROUP BY u.append
      ) c ON c.ord = r.ord
      LEFT JOIN eventlog.streams s ON ${IS_STREAM('r.stream')}
      LEFT JOIN LATERAL (
        SELECT e.revision FROM eventlog.events e
        WHERE e.first_position = s.first_position ORDER BY e.revision DESC LIMIT 1
      ) l ON true
    ) v
  ) j;
  IF in_order IS NOT TRUE THEN
    RAISE EXCEPTION 'a batch holds one append of a stream, and its events one after the other' USING ERRCODE = 'invalid_parameter_value';
  END IF;

  IF total > 0 THEN
    IF in_new_kinds THEN
      INSERT INTO eventlog.kinds (kind, category, type)
      SELECT row_number() OVER (ORDER BY m.category, m.type)
          + coalesce((SELECT k.kind FROM eventlog.kinds k ORDER BY k.kind DESC LIMIT 1), 0), m.category, m.type
      FROM (
        SELECT DISTINCT split_part(r.stream, '-', 1) AS category, n.type
        FROM unnest(in_append, in_types) AS n (append, type)
        JOIN unnest(in_streams, outcomes) WITH ORDINALITY AS r (stream, outcome, ord) ON r.ord = n.append
        WHERE r.outcome = 0
      ) m
      WHERE NOT EXISTS (SELECT FROM eventlog.kinds k WHERE k.category = m.category AND k.type = m.type);
      IF FOUND AND current_setting('synchronous_commit') = 'off' THEN
        told := set_config('synchronous_commit', 'on', true) IS NULL;
      END IF;
    END IF;
    IF founding THEN
      INSERT INTO eventlog.streams (first_position, tenant, stream)
      SELECT r.first_position, r.tenant, r.stream
      FROM unnest(in_streams, in_tenants, in_expected, outcomes, firsts)
        AS r (stream, tenant, expected, outcome, first_position)
      WHERE r.outcome = 0 AND r.expected = -1;
    END IF;
    INSERT INTO eventlog.events ("position", first_position, revision, id, kind, stream, data, metadata)
    SELECT r.position_shift + n.ord, r.first_position, r.revision_shift + n.ord, n.id, k.kind, r.stream,
      n.data, n.metadata
    FROM unnest(in_append, in_ids, in_types, in_data, in_metadata) WITH ORDINALITY
      AS n (append, id, type, data, metadata, ord)
    JOIN unnest(in_streams, outcomes, firsts, position_shifts, revision_shifts) WITH ORDINALITY
      AS r (stream, outcome, first_position, position_shift, revision_shift, ord) ON r.ord = n.append
    JOIN eventlog.kinds k ON k.category = split_part(r.stream, '-', 1) AND k.type = n.type
    WHERE r.outcome = 0;
    GET DIAGNOSTICS stored = ROW_COUNT;
    IF stored <> total THEN
      RAISE EXCEPTION 'a kind of event is new' USING ERRCODE = '${NEW_KIND_STATE}';
    END IF;
  END IF;

  IF 2 = ANY (outcomes) THEN
    WITH repeated AS (
      SELECT r.ord, r.expected + counts[r.ord] AS revision, max(e."position") AS "position"
      FROM unnest(firsts, in_expected, outcomes) WITH ORDINALITY AS r (first_position, expected, outcome, ord)
      CROSS JOIN LATERAL (
        SELECT e.id, e."position", e.revision - r.expected AS index FROM eventlog.events e
        WHERE e.first_position = r.first_position AND e.revision > r.expected AND e.revision <= r.expected + counts[r.ord]
      ) e
      JOIN (
        SELECT a.append, a.id, row_number() OVER (PARTITION BY a.append ORDER BY a.ord) AS index
        FROM unnest(in_append, in_ids) WITH ORDINALITY AS a (append, id, ord)
      ) n ON n.append = r.ord AND n.index = e.index AND n.id = e.id
      WHERE r.outcome = 2
      GROUP BY r.ord, r.expected
      HAVING count(*) = counts[r.ord]
    )
    SELECT array_agg(CASE WHEN p.ord IS NULL THEN o.outcome ELSE 1 END ORDER BY o.ord),
      array_agg(coalesce(p.revision, o.revision) ORDER BY o.ord),
      array_agg(coalesce(p."position", o."position") ORDER BY o.ord)
    INTO outcomes, revisions, positions
    FROM unnest(outcomes, revisions, positions) WITH ORDINALITY AS o (outcome, revision, "position", ord)
    LEFT JOIN repeated p ON p.ord = o.ord;
  END IF;

  RETURN outcomes::bigint[] || revisions || coalesce(positions, array_fill(NULL::bigint, ARRAY[cardinality(outcomes)]));
END
$$;
`;

/** Of an append and of the head that waits for it: everything recorded before is on disk, and on the standby the server waits for. */
const FLUSH = `
  PERFORM pg_catalog.pg_logical_emit_message(true, 'gongjian', ''::text);
  COMMIT;`;

/**
 * `append_v2`, answered when it is durable: the batch is committed without a flush, so that the lock is not held over
 * one, and an empty commit after it waits for all that was recorded until then. Flushes of many sessions are one.
 * What is recorded may be seen before it is durable: readers deliver up to `durable_head_v1`.
 *
 * A wait for the standby that is given up ends with a warning: then nothing is durable.
 */
export const appendProcedure = `
CREATE PROCEDURE eventlog.append_durably_v2(${BATCH}, OUT answers bigint[]
) LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM pg_catalog.set_config('synchronous_commit', 'off', true);
  answers := eventlog.append_v2(in_streams, in_tenants, in_expected, in_append, in_ids, in_types, in_data, in_metadata,
    in_new_kinds);
  COMMIT;${FLUSH}
END
$$;
`;

/** The last position recorded when it was called, which is durable when it answers; null in an empty log. */
export const durableHeadProcedure = `
CREATE PROCEDURE eventlog.durable_head_v1(OUT head bigint) LANGUAGE plpgsql
AS $$
BEGIN
  head := (SELECT h."position" FROM eventlog.head_v1() h);${FLUSH}
END
$$;
`;
