/**
 * The log. Nothing is ever updated: the last row of a stream in `events_stream` says its revision. A stream is known by
 * the position of its first event and a kind is a pair of category and type, so that an append touches short indexes
 * near their ends and only a new stream a random page of an index as small as can be (a page touched first after a
 * checkpoint is written to the WAL whole). That a stream stands there once is the lock's doing. What fits a page stays in it uncompressed: sealed values do not shrink, and the lock does not wait for it.
 */
export const eventLogTables = `
CREATE TABLE eventlog.log (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  log_id uuid NOT NULL,
  epoch integer NOT NULL CHECK (epoch >= 1)
);

CREATE TABLE eventlog.kinds (
  kind integer PRIMARY KEY CHECK (kind >= 1),
  category text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  CONSTRAINT kinds_category UNIQUE (category, type)
);
CREATE INDEX kinds_type ON eventlog.kinds (type);

CREATE TABLE eventlog.streams (
  first_position bigint NOT NULL,
  tenant uuid NOT NULL,
  stream text COLLATE "C" NOT NULL,
  CONSTRAINT streams_first_position PRIMARY KEY (first_position)
);
CREATE INDEX streams_hash ON eventlog.streams (hashtextextended(stream, 0));

CREATE TABLE eventlog.events (
  "position" bigint NOT NULL,
  first_position bigint NOT NULL,
  revision bigint NOT NULL,
  id uuid NOT NULL,
  kind integer NOT NULL,
  stream text COLLATE "C" NOT NULL,
  data text COLLATE "C" NOT NULL,
  metadata text COLLATE "C" NOT NULL,
  CONSTRAINT events_position PRIMARY KEY ("position"),
  CONSTRAINT events_stream UNIQUE (first_position, revision)
) WITH (toast_tuple_target = 8160);
CREATE INDEX events_kind ON eventlog.events (kind, "position");

CREATE TABLE eventlog.category_grants (
  role text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  PRIMARY KEY (role, category)
);

CREATE FUNCTION eventlog.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the log is append only' USING ERRCODE = 'insufficient_privilege';
END
$$;
${['events', 'streams', 'kinds']
  .map(
    (table) => `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON eventlog.${table}
  FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON eventlog.${table} FROM CURRENT_USER;`,
  )
  .join('\n')}
`;
