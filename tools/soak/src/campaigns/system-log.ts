import type { AcknowledgedWrite } from '@gongjian/demo';
import type { KurrentDbDouble } from '@gongjian/kurrentdb';
import { adminRole } from '@gongjian/shared-embedded-postgres';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

/** Reads the whole log of the product, past every program of ours. */
export type LogReader = () => Promise<readonly LoggedEvent[]>;

/** An event as it lies in the log of a running server. */
export interface LoggedEvent {
  /** As position tokens name it. */
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly commandId: string;
  readonly causationId: string | null;
}

const SHOWN = 20;
const TOLD_WITHIN_MS = 30_000;
const SETTLED_AFTER_MS = 2_000;

/** What contexts tell others of, whatever else is so. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  plans: [
    'ProgrammeVersionPublished',
    'PlanIssued',
    'PlanClosed',
    'TaskBecameOverdue',
    'TaskOverdueEnded',
    'RectificationOrdered',
    'RectificationClosed',
    'RectificationBecameOverdue',
    'RectificationWithdrawn',
    'FollowUpOpened',
    'FollowUpWithdrawn',
    'RemovalSettled',
  ],
  assessments: [
    'RoundOpened',
    'RoundConcluded',
    'SubjectGraded',
    'IncidentReported',
    'IncidentVerified',
    'IncidentWithdrawn',
    'ApplicationDetermined',
  ],
  awards: [
    'NoticeOpened',
    'NoticeEnded',
    'TitleNamed',
    'TitleConferred',
    'TitleRemoved',
    'FollowUpBecameDue',
    'RemovalAnnulled',
    'CommendationDecided',
  ],
};

/** The whole log, as soon as everything is told that has to be. */
export async function readSystemLog(read: LogReader): Promise<readonly LoggedEvent[]> {
  const until = performance.now() + TOLD_WITHIN_MS;
  for (;;) {
    const log = await read();
    if (wronglyTold(log).length === 0 || performance.now() > until) return log;
    await pause(50);
  }
}

/** The whole log, as soon as nothing more follows from what is in it. */
export async function settledLog(read: LogReader): Promise<readonly LoggedEvent[]> {
  for (let before = await readSystemLog(read); ;) {
    await pause(SETTLED_AFTER_MS);
    const log = await readSystemLog(read);
    if (log.length === before.length) return log;
    before = log;
  }
}

/** The one that runs below a data folder. */
export function databaseBelow(folder: string): ClientConfig {
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  return {
    host: '127.0.0.1',
    port: Number(read('postgres/postmaster.pid').split('\n')[3]),
    user: adminRole,
    password: read('postgres.password').trim(),
    database: 'gongjian',
  };
}

/**
 * The log in a PostgreSQL.
 *
 * @param database of a role that may read it; its port may change with each start
 */
export function postgresLog(database: () => ClientConfig): LogReader {
  return async () => {
    const client = new Client(database());
    await client.connect();
    try {
      const { rows } = await client.query<LoggedEvent>(
        `SELECT e."position"::text, e.stream, e.revision::text, e.id::text, k.type,
                e.metadata::json ->> 'commandId' AS "commandId", e.metadata::json ->> 'causationId' AS "causationId"
         FROM eventlog.events e JOIN eventlog.kinds k ON k.kind = e.kind ORDER BY e."position"`,
      );
      const hole = rows.findIndex(({ position }, index) => position !== String(index));
      if (hole >= 0) throw new Error(`position ${rows[hole]?.position} stands at place ${hole}`);
      return rows;
    } finally {
      await client.end();
    }
  };
}

/** The log in the double of a KurrentDB. */
export function doubleLog(double: KurrentDbDouble): LogReader {
  return () =>
    Promise.resolve(
      double
        .records()
        .filter(({ stream, type }) => !stream.startsWith('$') && !type.startsWith('$'))
        .map(({ position, stream, revision, id, type, customMetadata }) => {
          const { commandId, causationId = null } = JSON.parse(Buffer.from(customMetadata).toString('utf8')) as {
            readonly commandId: string;
            readonly causationId?: string;
          };
          const digits = String(position);
          return {
            position: `${digits}${digits.padStart(20, '0')}`,
            stream,
            revision: String(revision),
            id,
            type,
            commandId,
            causationId,
          };
        }),
    );
}

/**
 * What the log owes those whose writes were acknowledged: revisions without a gap, no event twice, no
 * command twice in a stream, every acknowledged write where it was said to be, and told what others must hear.
 */
export function verifySystemLog(
  log: readonly LoggedEvent[],
  acknowledged: readonly AcknowledgedWrite[],
): readonly string[] {
  const problems: string[] = [];
  const revisions = new Map<string, number>();
  const ids = new Set<string>();
  const commands = new Map<string, LoggedEvent[]>();
  for (const event of log) {
    const expected = (revisions.get(event.stream) ?? -1) + 1;
    if (event.revision !== String(expected)) {
      problems.push(`${event.stream}: revision ${event.revision} where ${expected} is due`);
    }
    revisions.set(event.stream, expected);
    if (ids.has(event.id)) problems.push(`event ${event.id} stands twice`);
    ids.add(event.id);
    const key = `${event.stream} ${event.commandId}`;
    const earlier = commands.get(key);
    if (earlier === undefined) commands.set(key, [event]);
    else if (Number(earlier.at(-1)?.revision) === expected - 1) earlier.push(event);
    else problems.push(`${event.stream}: command ${event.commandId} stands twice`);
  }
  const byCommand = new Map<string, LoggedEvent[]>();
  for (const events of commands.values()) {
    const last = events.at(-1) as LoggedEvent;
    byCommand.set(last.commandId, [...(byCommand.get(last.commandId) ?? []), last]);
  }
  const answers = new Map<string, string>();
  for (const { key, method, path: address, status, body } of acknowledged) {
    const answer = JSON.stringify([status, body]);
    if ((answers.get(key) ?? answer) !== answer)
      problems.push(`${method} ${address}: answered ${answer} and otherwise`);
    answers.set(key, answer);
    const position = body.position?.split(':').at(-1);
    const found = byCommand.get(key)?.find((event) => event.position === position && event.revision === body.revision);
    if (found === undefined) problems.push(`${method} ${address}: acknowledged at ${body.position}, not in the log`);
  }
  return shortened([...problems, ...wronglyTold(log)]);
}

/** Each fact that a context tells, once and in the order of the log. */
function wronglyTold(log: readonly LoggedEvent[]): readonly string[] {
  return Object.entries(TOLD).flatMap(([context, types]) => {
    const facts = log.filter(({ type, stream }) => types.includes(type) && !stream.startsWith('published_'));
    const told = log.filter(({ stream }) => stream.startsWith(`published_${context}-`));
    const [due, found] = [facts.map(({ id }) => id), told.map(({ causationId }) => causationId)];
    if (JSON.stringify(due) === JSON.stringify(found)) return [];
    const missing = due.filter((id) => !found.includes(id));
    const others = found.filter((id) => !due.includes(id ?? ''));
    return [
      `${context} tells of ${found.length} events where ${due.length} are due; missing ${missing.join()}, more ${others.join()}`,
    ];
  });
}

/** Event types of a stream, in order. */
export function typesOf(log: readonly LoggedEvent[], stream: string): readonly string[] {
  return log.filter((event) => event.stream === stream).map(({ type }) => type);
}

export function shortened(problems: readonly string[]): readonly string[] {
  if (problems.length <= SHOWN) return problems;
  return [...problems.slice(0, SHOWN), `and ${problems.length - SHOWN} more`];
}
