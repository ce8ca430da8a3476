/**
 * The log. One row an event; the last row of a stream in `events_stream` says its revision and its tenant, so nothing
 * is ever updated.
 */
export const eventLogTables = `
CREATE TABLE eventlog.log (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  log_id uuid NOT NULL,
  epoch integer NOT NULL CHECK (epoch >= 1)
);

CREATE TABLE eventlog.events (
  "position" bigint NOT NULL CHECK ("position" >= 0),
  revision bigint NOT NULL CHECK (revision >= 0),
  id uuid NOT NULL,
  tenant uuid NOT NULL,
  stream text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  data text COLLATE "C" NOT NULL,
  metadata text COLLATE "C" NOT NULL,
  CONSTRAINT events_position PRIMARY KEY ("position"),
  CONSTRAINT events_stream UNIQUE (stream, revision)
);
CREATE INDEX events_category ON eventlog.events (category, "position");
CREATE INDEX events_type ON eventlog.events (type, "position");

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
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON eventlog.events
  FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON eventlog.events FROM CURRENT_USER;
`;
