import { IS_STREAM } from './append-function.js';

/** SQLSTATE of a checkpoint that is not of this log. */
export const LOG_FORKED_STATE = 'GJ001';

const DEFINER = `LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp`;

const EVENT = 'e."position", e.revision, e.id, e.kind, e.stream, e.data, e.metadata';
const EVENT_COLUMNS =
  '"position" bigint, revision bigint, id uuid, kind integer, stream text, data text, metadata text';

/** Kinds of the categories or types a filter names. */
const NAMED_KINDS = `
    in_kinds := ARRAY(
      SELECT k.kind FROM eventlog.kinds k
      WHERE in_by = 'category' AND k.category = ANY (in_names) OR in_by = 'type' AND k.type = ANY (in_names));`;

/** Events in `range`, at most `in_limit`; with a filter the first of each kind, merged. */
function page(direction: 'ASC' | 'DESC', range: string): string {
  return `
  IF in_by IS NOT NULL THEN
    ${NAMED_KINDS}
    RETURN QUERY
    SELECT ${EVENT}
    FROM (
      SELECT m."position"
      FROM unnest(in_kinds) AS k (kind)
      CROSS JOIN LATERAL (
        SELECT e."position" FROM eventlog.events e
        WHERE e.kind = k.kind AND ${range}
        ORDER BY e."position" ${direction} LIMIT in_limit
      ) m
      ORDER BY m."position" ${direction} LIMIT in_limit
    ) p
    JOIN eventlog.events e ON e."position" = p."position"
    ORDER BY p."position" ${direction};
  ELSE
    RETURN QUERY
    SELECT ${EVENT} FROM eventlog.events e WHERE ${range} ORDER BY e."position" ${direction} LIMIT in_limit;
  END IF;`;
}

function streamPage(direction: 'ASC' | 'DESC', range: string): string {
  return `
    RETURN QUERY
    SELECT r.ord::integer, e."position", e.revision, e.id, e.kind, e.data, e.metadata,
      s.first_position IS NOT NULL
    FROM unnest(in_streams, in_from, in_limits) WITH ORDINALITY AS r (stream, start, size, ord)
    LEFT JOIN eventlog.streams s ON ${IS_STREAM('r.stream')}
    LEFT JOIN LATERAL (
      SELECT e."position", e.revision, e.id, e.kind, e.data, e.metadata FROM eventlog.events e
      WHERE e.first_position = s.first_position AND ${range}
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

CREATE FUNCTION eventlog.kinds_v1()
RETURNS TABLE (kind integer, category text, type text)
${DEFINER} AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY SELECT k.kind, k.category, k.type FROM eventlog.kinds k ORDER BY k.kind;
END
$$;

CREATE FUNCTION eventlog.read_streams_v1(
  in_streams text[], in_from bigint[], in_limits integer[], in_backwards boolean
) RETURNS TABLE (request integer, "position" bigint, revision bigint, id uuid, kind integer, data text, metadata text,
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
DECLARE
  in_kinds integer[];
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
-- ("position" and id, null when the page is full), the end of the log (revision) and the epoch (kind).
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
  in_kinds integer[];
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
      current_epoch, NULL::text, NULL::text, NULL::text;
  ELSE
    RETURN QUERY SELECT NULL::bigint, top, NULL::uuid, current_epoch, NULL::text, NULL::text, NULL::text;
  END IF;
END
$$;
`;

/** Of the index of kinds alone, and never more than is asked for. */
export const countFunction = `
CREATE FUNCTION eventlog.count_v1(in_after bigint, in_limit integer, in_by text, in_names text[]) RETURNS bigint
${DEFINER} AS $$
#variable_conflict use_column
DECLARE
  in_kinds integer[];
BEGIN
  in_after := coalesce(in_after, -1);
  IF in_by IS NULL THEN
    RETURN least(in_limit, coalesce((SELECT max(e."position") FROM eventlog.events e), -1) - in_after);
  END IF;
  ${NAMED_KINDS}
  RETURN (
    SELECT count(*)
    FROM (
      SELECT
      FROM unnest(in_kinds) AS k (kind)
      CROSS JOIN LATERAL (
        SELECT FROM eventlog.events e
        WHERE e.kind = k.kind AND e."position" > in_after
        ORDER BY e."position" LIMIT in_limit
      ) m
      LIMIT in_limit
    ) c
  );
END
$$;
`;
