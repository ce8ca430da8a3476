import { deployedProjections, KEYS_DATABASE, KEYS_ROLE, MAIN_DATABASE } from '@gongjian/deployment-migrations';
import { EmbeddedPostgres, EmbeddedPostgresError, resolveDataFolder } from '@gongjian/shared-embedded-postgres';
import { EventStoreError, UnfitServer, type EventStore } from '@gongjian/shared-event-sourcing';
import { ClientMissing, KurrentDbEventStore, UnfitConnectionString } from '@gongjian/shared-event-store-kurrentdb';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import {
  Keyring,
  KeyringOpener,
  KeyStoreUnavailable,
  KeyStoreUnfit,
  LocalMasterKey,
  MasterKeyUnusable,
  PostgresKeyStore,
} from '@gongjian/shared-keys';
import {
  CheckImpossible,
  checkProjections,
  kindOf,
  type AnyProjection,
  type CheckedProjection,
  type CheckStep,
  type ProjectionCheck,
  type RowDiffers,
} from '@gongjian/shared-projections';
import { databaseUrl, logVariables } from '@gongjian/shared-service';
import { ConfigurationInvalid, readEnvironment } from '@gongjian/shared-service/environment';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg, { type ClientConfig } from 'pg';
import { z } from 'zod';

const CLONE_ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PROGRESS_MS = 1_000;

/** What `gongjian replay` takes from its environment. */
export const replayVariables = {
  ...logVariables,
  /** To the database of the log and the read models, as its owner. Absent: the embedded one of `GONGJIAN_DATA`. */
  GONGJIAN_OWNER_DATABASE_URL: databaseUrl.optional(),
  /** To the database of the key store, as services reach it; wanted with the one above. */
  GONGJIAN_KEYS_DATABASE_URL: databaseUrl.optional(),
  GONGJIAN_MASTER_KEY_FILE: z.string().min(1).optional(),
  GONGJIAN_DATA: z.string().min(1).optional(),
} as const;

const variables = z.object(replayVariables);
type Variables = z.output<typeof variables>;

export interface ReplayCheckOptions {
  /** `<context>.<name>`, or a name that only one has. Absent: every projection. */
  readonly only?: readonly string[] | undefined;
  readonly json: boolean;
}

export interface ReplayOutput {
  /** The result. */
  readonly print: (line: string) => void;
  /** How far it has come, and why it cannot go on. */
  readonly tell: (line: string) => void;
}

/** Exit codes of `gongjian replay --check`. */
export const REPLAY_EXIT = { agree: 0, differ: 1, impossible: 2 } as const;

/** Where a deployment keeps what a check reads. */
interface Places {
  readonly layout: 'oneProcess' | 'services';
  readonly main: ClientConfig;
  readonly keys: ClientConfig;
  readonly masterKeyFile: string;
  close(): Promise<void>;
}

/** `gongjian replay --check`: every read model beside a replay of the log; answers the exit code. */
export async function replayCheck(
  { only, json }: ReplayCheckOptions,
  env: NodeJS.ProcessEnv,
  { print, tell }: ReplayOutput,
): Promise<number> {
  try {
    const values = readEnvironment(variables, env);
    const places = await openPlaces(values, tell);
    try {
      const projections = chosen(deployedProjections(places.layout), only);
      const check = await checkAt(places, values.EVENT_STORE ?? null, projections, tell);
      if (json) print(JSON.stringify(asJson(check), null, 2));
      else for (const line of summary(check)) print(line);
      return check.projections.every(({ first }) => first === null) ? REPLAY_EXIT.agree : REPLAY_EXIT.differ;
    } finally {
      await places.close();
    }
  } catch (error) {
    if (!isOperatorError(error)) throw error;
    const { message, code } = error as Error & { readonly code?: string };
    if (json) print(JSON.stringify({ agree: null, code: code ?? error.name, message }));
    tell(message);
    return REPLAY_EXIT.impossible;
  }
}

/** What the operator named cannot be checked. */
class NotNamed extends Error {
  readonly code = 'REPLAY.UNKNOWN_PROJECTION';
}

class PlacesMissing extends Error {
  readonly code = 'REPLAY.KEYS_MISSING';
}

const OPERATOR_ERRORS = [
  CheckImpossible,
  ClientMissing,
  ConfigurationInvalid,
  EmbeddedPostgresError,
  EventStoreError,
  KeyStoreUnavailable,
  KeyStoreUnfit,
  MasterKeyUnusable,
  NotNamed,
  PlacesMissing,
  UnfitConnectionString,
  UnfitServer,
];
const UNREACHABLE = /^(E[A-Z]+|57P0[1-4]|08\d{3}|53300|28\w{3}|3D000|42501)$/;

function isOperatorError(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (OPERATOR_ERRORS.some((type) => error instanceof type) || error.name === 'Unprojectable') return true;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && UNREACHABLE.test(code);
}

function chosen(all: readonly AnyProjection[], only: readonly string[] | undefined): readonly AnyProjection[] {
  if (only === undefined) return all;
  return only.flatMap((wanted) => {
    const named = all.filter((each) => kindOf(each) === wanted);
    const found = named.length > 0 ? named : all.filter(({ name }) => name === wanted);
    if (found.length === 1) return found;
    const names = (found.length === 0 ? all : found).map(kindOf).join(', ');
    throw new NotNamed(
      found.length === 0
        ? `没有读模型 ${wanted}，只有 ${names} / there is no read model ${wanted}; there are ${names}`
        : `${wanted} 不止一个：${names} / more than one is called ${wanted}: ${names}`,
    );
  });
}

async function checkAt(
  { main, keys, masterKeyFile }: Places,
  kurrentDb: string | null,
  projections: readonly AnyProjection[],
  tell: (line: string) => void,
): Promise<ProjectionCheck> {
  const keyStore = await PostgresKeyStore.open(keys);
  try {
    const keyring = new Keyring(keyStore, await LocalMasterKey.fromFile(masterKeyFile));
    await keyring.verify();
    const store = await openLog(main, kurrentDb);
    const client = new pg.Client(main);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await checkProjections({
        client,
        store,
        projections,
        opener: new KeyringOpener(keyring),
        signal: new AbortController().signal,
        progress: paced(tell),
      });
    } finally {
      await client.end();
      await store.close();
    }
  } finally {
    await keyStore.close();
  }
}

function openLog(main: ClientConfig, kurrentDb: string | null): Promise<EventStore> {
  return kurrentDb === null
    ? PostgresEventStore.open({ connection: main })
    : KurrentDbEventStore.open({ address: kurrentDb });
}

async function openPlaces(values: Variables, tell: (line: string) => void): Promise<Places> {
  const { GONGJIAN_OWNER_DATABASE_URL: main, GONGJIAN_KEYS_DATABASE_URL: keys } = values;
  const { GONGJIAN_MASTER_KEY_FILE: masterKeyFile, GONGJIAN_DATA: configured } = values;
  if (main !== undefined) {
    if (keys === undefined || masterKeyFile === undefined) {
      throw new PlacesMissing(
        '还需要 GONGJIAN_KEYS_DATABASE_URL 和 GONGJIAN_MASTER_KEY_FILE / GONGJIAN_KEYS_DATABASE_URL and GONGJIAN_MASTER_KEY_FILE are needed too',
      );
    }
    return { layout: 'services', main, keys, masterKeyFile, close: () => Promise.resolve() };
  }
  const { folder } = resolveDataFolder({ cloneRoot: CLONE_ROOT, ...(configured === undefined ? {} : { configured }) });
  const dataDir = path.join(folder, 'postgres');
  const running = await EmbeddedPostgres.running(dataDir);
  const started = running === undefined ? await EmbeddedPostgres.start({ dataDir, settings: {}, log: tell }) : null;
  const connection = (database: string, role?: string): ClientConfig =>
    running?.(database, role) ?? (started as EmbeddedPostgres).connection(database, role);
  return {
    layout: 'oneProcess',
    main: connection(MAIN_DATABASE),
    keys: connection(KEYS_DATABASE, KEYS_ROLE),
    masterKeyFile: path.join(folder, 'secrets/master.key'),
    close: async () => started?.stop(),
  };
}

function paced(tell: (line: string) => void): (step: CheckStep) => void {
  let told = performance.now();
  return (step) => {
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    tell(
      step.step === 'replay'
        ? `已重放 ${step.events} / ${step.of} 条 / replayed ${step.events} of ${step.of} events`
        : `已比对 ${step.projection} 的 ${step.rows} 行 / compared ${step.rows} rows of ${step.projection}`,
    );
  };
}

function asJson({ events, projections }: ProjectionCheck): object {
  return { agree: projections.every(({ first }) => first === null), events, projections };
}

function summary({ events, projections }: ProjectionCheck): readonly string[] {
  const wrong = projections.filter(({ first }) => first !== null);
  const rows = projections.reduce((sum, each) => sum + each.rows, 0);
  const end =
    wrong.length === 0
      ? `重放 ${events} 条，${projections.length} 个读模型的 ${rows} 行全部一致 / ${events} events replayed: all ${rows} rows of ${projections.length} read models agree`
      : `重放 ${events} 条，${projections.length} 个读模型中有 ${wrong.length} 个不一致 / ${events} events replayed: ${wrong.length} of ${projections.length} read models differ`;
  return [
    ...projections.filter(({ stalled }) => stalled !== null).map(stalledLine),
    ...wrong.flatMap((each) => (each.first === null ? [] : difference(each, each.first))),
    end,
  ];
}

function stalledLine({ projection, stalled }: CheckedProjection): string {
  return `注意：${projection} 已停在 ${stalled ?? ''}，按停下之处比对 / note: ${projection} stands still (${stalled ?? ''}) and was compared as of there`;
}

function difference({ differing }: CheckedProjection, first: RowDiffers): readonly string[] {
  const { table, key, column, path: place, lastEvent } = first;
  const keys = Object.entries(key).map(([name, value]) => `${name} ${value}`);
  const where = `${table}, ${keys.join(', ')}`;
  const shown = (value: unknown): string => JSON.stringify(value ?? null);
  const what =
    first.what === 'missing'
      ? '行不见了 / the row is missing'
      : first.what === 'extra'
        ? '日志中没有这一行 / nothing in the log gives this row'
        : `列 column ${column ?? ''}${place === null ? '' : ` ${place}`}`;
  return [
    `✗ ${where}: ${what}${differing > 1 ? `（共 ${differing} 行不一致 / ${differing} rows differ）` : ''}`,
    `    现有 live      ${shown(first.live)}`,
    `    重放 replayed  ${shown(first.replayed)}`,
    lastEvent === null
      ? '    日志中没有它的事件 / the log has no event of it'
      : `    最后的事件 last event  ${lastEvent.type} ${lastEvent.stream} @${lastEvent.revision}, ${lastEvent.position}, ${lastEvent.recordedAt}, ${lastEvent.id}`,
  ];
}
