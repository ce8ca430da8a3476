/** SQLSTATE of a checkpoint that is not of this log. */
export const LOG_FORKED_STATE = 'GJ001';

const DEFINER = `LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_bitmapscan = off
SET work_mem = '32MB'`;

const EVENT = 'e."position", e.revision, e.id, e.stream, e.type, e.data, e.metadata';
const EVENT_COLUMNS = '"position" bigint, revision bigint, id uuid, stream text, type text, data text, metadata text';

/** Events in `range`, at most `in_limit`, each filter through the index that begins with its column. */
function page(direction: 'ASC' | 'DESC', range: string): string {
  const named = (column: 'category' | 'type'): string => `
    RETURN QUERY
    SELECT ${EVENT}
    FROM (
      SELECT m."position"
      FROM (SELECT DISTINCT u FROM unnest(in_names) u) AS n (name)
      CROSS JOIN LATERAL (
        SELECT e."position" FROM eventlog.events e
        WHERE e.${column} = n.name AND ${range}
        ORDER BY e."position" ${direction} LIMIT in_limit
      ) m
      ORDER BY m."position" ${direction} LIMIT in_limit
    ) p
    JOIN eventlog.events e ON e."position" = p."position"
    ORDER BY p."position" ${direction};`;
  return `
  IF in_by = 'category' THEN ${named('category')}
  ELSIF in_by = 'type' THEN ${named('type')}
  ELSE
    RETURN QUERY
    SELECT ${EVENT} FROM eventlog.events e WHERE ${range} ORDER BY e."position" ${direction} LIMIT in_limit;
  END IF;`;
}

function streamPage(direction: 'ASC' | 'DESC', range: string): string {
  return `
    RETURN QUERY
    SELECT r.ord::integer, e."position", e.revision, e.id, e.type, e.data, e.metadata,
      CASE
        WHEN e."position" IS NOT NULL THEN true
        ELSE EXISTS (SELECT FROM eventlog.events s WHERE s.stream = r.stream)
      END
    FROM unnest(in_streams, in_from, in_limits) WITH ORDINALITY AS r (stream, start, size, ord)
    LEFT JOIN LATERAL (
      SELECT e."position", e.revision, e.id, e.type, e.data, e.metadata FROM eventlog.events e
      WHERE e.stream = r.stream AND ${range}
      ORDER BY e.revision ${direction} LIMIT r.size
    ) e ON true
    ORDER BY r.ord, e.revision ${direction};`;
}

export const readFunctions = `
CREATE FUNCTION eventlog.head_v1()
RETURNS TABLE (log_id uuid, epoch integer, "position" bigint, event_id uuid)
${DEFINER} AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT l.log_id, l.epoch, h."position", h.id
  FROM eventlog.log l
  LEFT JOIN LATERAL (
    SELECT e."position", e.id FROM eventlog.events e ORDER BY e."position" DESC LIMIT 1
  ) h ON true;
END
$$;

CREATE FUNCTION eventlog.read_streams_v1(
  in_streams text[], in_from bigint[], in_limits integer[], in_backwards boolean
) RETURNS TABLE (request integer, "position" bigint, revision bigint, id uuid, type text, data text, metadata text,
  stream_exists boolean)
${DEFINER} AS $$
#variable_conflict use_column
BEGIN
  IF in_backwards THEN ${streamPage('DESC', 'e.revision <= r.start')}
  ELSE ${streamPage('ASC', 'e.revision >= r.start')}
  END IF;
END
$$;

CREATE FUNCTION eventlog.read_all_v1(
  in_after bigint, in_limit integer, in_backwards boolean, in_by text, in_names text[]
) RETURNS TABLE (${EVENT_COLUMNS})
${DEFINER} AS $$
#variable_conflict use_column
BEGIN
  IF in_backwards THEN
    in_after := coalesce(in_after, 9223372036854775807);
    ${page('DESC', 'e."position" < in_after')}
  ELSE
    in_after := coalesce(in_after, -1);
    ${page('ASC', 'e."position" > in_after')}
  END IF;
END
$$;

-- Events after a checkpoint within a window of positions; then one row without a stream: how far the page reaches
-- ("position" and id, null when the page is full), the end of the log (revision) and the epoch (data).
CREATE FUNCTION eventlog.follow_v1(
  in_epoch integer, in_after bigint, in_after_id uuid, in_window bigint, in_limit integer, in_by text, in_names text[]
) RETURNS TABLE (${EVENT_COLUMNS})
${DEFINER} AS $$
#variable_conflict use_column
DECLARE
  current_epoch integer := (SELECT l.epoch FROM eventlog.log l);
  top bigint := coalesce((SELECT e."position" FROM eventlog.events e ORDER BY e."position" DESC LIMIT 1), -1);
  bound bigint := least(top, coalesce(in_after, -1) + in_window);
  delivered bigint;
BEGIN
  IF in_epoch <> current_epoch OR in_after IS NOT NULL AND NOT EXISTS (
    SELECT FROM eventlog.events e WHERE e."position" = in_after AND e.id = in_after_id
  ) THEN
    RAISE EXCEPTION 'the checkpoint is not of this log' USING ERRCODE = '${LOG_FORKED_STATE}';
  END IF;
  in_after := coalesce(in_after, -1);
  ${page('ASC', 'e."position" > in_after AND e."position" <= bound')}
  GET DIAGNOSTICS delivered = ROW_COUNT;
  IF delivered < in_limit THEN
    RETURN QUERY SELECT bound, top, (SELECT e.id FROM eventlog.events e WHERE e."position" = bound),
      NULL::text, NULL::text, current_epoch::text, NULL::text;
  ELSE
    RETURN QUERY SELECT NULL::bigint, top, NULL::uuid, NULL::text, NULL::text, current_epoch::text, NULL::text;
  END IF;
END
$$;
`;
