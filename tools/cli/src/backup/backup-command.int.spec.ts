import {
  ISSUER_ROLE,
  KEYS_DATABASE,
  KEYS_OWNER_ROLE,
  KEYS_ROLE,
  loginRoles,
  MAIN_DATABASE,
  migrateForServices,
  MIGRATOR_ROLE,
  prepareServer,
  projectorRoleOf,
  serviceRoleOf,
} from '@gongjian/deployment-migrations';
import { KurrentDbDouble } from '@gongjian/kurrentdb';
import { foundKurrentDbLog, KurrentDbEventStore } from '@gongjian/shared-event-store-kurrentdb';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { FileErasureList, Keyring, LocalMasterKey, PostgresKeyStore } from '@gongjian/shared-keys';
import { refuseUnfinishedRestore } from '@gongjian/shared-projections';
import {
  SAMPLE_TENANT,
  sampleEvents,
  sampleStream,
  startOwnPostgres,
  type OwnPostgres,
} from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg, { type ClientConfig } from 'pg';
import { backup, check, copyErasures, restoreInto } from './backup-command.js';

jest.setTimeout(300_000);

const CLI = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const APPENDS = 66;
const KEPT = randomUUID();
const ERASED = randomUUID();
const FILE = `${SAMPLE_TENANT}/ab/ab${randomUUID().slice(2)}`;
const LOCK_OF_THE_LOG = 4_851_070_915_301;

interface Outcome {
  readonly code: number;
  readonly said: string;
}

describe('gongjian backup and restore of a deployment of services', () => {
  const passwords = Object.fromEntries(loginRoles.map((role) => [role, randomBytes(8).toString('hex')]));
  let postgres: OwnPostgres;
  let home: string;
  let env: Record<string, string>;
  let whole: string;
  let keys: string;
  let erasures: string;
  let before: ReadonlyMap<string, readonly string[]>;

  const as = (user: string, database = MAIN_DATABASE): ClientConfig => ({
    ...postgres.connection(database),
    user,
    password: passwords[user],
  });
  const urlOf = (user: string, database = MAIN_DATABASE): string => {
    const { host, port } = postgres.connection(database);
    return `postgres://${user}:${passwords[user]}@${host}:${port}/${database}`;
  };

  async function query<Row extends pg.QueryResultRow>(
    connection: ClientConfig,
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    const client = new pg.Client(connection);
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** New databases of the deployment, empty folders, and the master key that was put back. */
  async function renew(): Promise<void> {
    const admin = postgres.connection('postgres');
    for (const database of [MAIN_DATABASE, KEYS_DATABASE]) {
      await query(admin, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    }
    await prepareServer(admin, passwords);
    await migrateForServices({
      main: as(MIGRATOR_ROLE),
      keys: as(KEYS_OWNER_ROLE, KEYS_DATABASE),
      kurrentDb: null,
    });
    for (const folder of ['files', 'erasures']) rmSync(path.join(home, folder), { recursive: true, force: true });
  }

  async function fill(): Promise<void> {
    const store = await PostgresEventStore.open({ connection: as(serviceRoleOf('plans')) });
    for (let append = 0; append < APPENDS; append += 1) {
      await store.append(sampleStream('plan'), sampleEvents(1_000), { tenant: SAMPLE_TENANT, expected: 'noStream' });
    }
    const { last } = await store.head();
    await store.close();
    const master = await LocalMasterKey.fromFileOrNew(path.join(home, 'master.key'));
    const keyStore = await PostgresKeyStore.open(as(KEYS_ROLE, KEYS_DATABASE));
    const keyring = new Keyring(keyStore, master);
    await keyring.verify();
    const owners = [
      { owner: `person:${KEPT}` },
      { owner: `person:${ERASED}` },
      { owner: 'record:plan-1', personId: ERASED },
      { owner: `file:${path.basename(FILE)}` },
    ];
    await keyring.ofOwners(SAMPLE_TENANT, owners);
    await keyStore.close();
    mkdirSync(path.dirname(path.join(home, 'files', FILE)), { recursive: true });
    writeFileSync(path.join(home, 'files', FILE), randomBytes(3_000_000));
    await query(
      as(projectorRoleOf('plans')),
      `INSERT INTO plans_ops.checkpoints (reader, epoch, position, event_id, built)
       SELECT reader, 1, $1, $2, true FROM unnest('{reaction.example,projection.plan_list.v1}'::text[]) AS reader`,
      [last?.position, last?.eventId],
    );
    await query(
      as(projectorRoleOf('plans')),
      `INSERT INTO plans_ops.watermarks (consumer, tenant, low, above, version)
       VALUES ('example', $1, 9007199254740993, '{9007199254740995}', 1)`,
      [SAMPLE_TENANT],
    );
    await query(
      as(ISSUER_ROLE),
      `INSERT INTO issuer.accounts (subject, username, password) VALUES ($1, 'office', 'a "hash"\\n')`,
      [randomUUID()],
    );
    await query(
      as(ISSUER_ROLE),
      `INSERT INTO issuer.signing_keys (kid, alg, private_jwk, signs_from) VALUES ('one', 'ES256', '\\x00ff', now())`,
    );
  }

  /** Every row of what a backup holds, as text, by table. */
  async function content(): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    const select = `SELECT t::text AS row FROM`;
    for (const [database, schemas] of [
      [MAIN_DATABASE, `nspname ~ '_ops$' OR nspname = 'issuer' AND relname IN ('accounts', 'signing_keys')`],
      [MAIN_DATABASE, `nspname = 'eventlog' AND relname IN ('events', 'streams', 'kinds')`],
      [KEYS_DATABASE, `nspname = 'public' AND relname ~ '_keys$'`],
    ] as const) {
      const superuser = postgres.connection(database);
      const tables = await query<{ table: string }>(
        superuser,
        `SELECT format('%I.%I', nspname, relname) AS "table" FROM pg_class c JOIN pg_namespace n
             ON n.oid = c.relnamespace WHERE relkind = 'r' AND (${schemas}) ORDER BY 1`,
      );
      for (const { table } of tables) {
        const rows = await query<{ row: string }>(superuser, `${select} ${table} AS t ORDER BY 1`);
        found.set(
          table,
          rows.map(({ row }) => row),
        );
      }
    }
    return found;
  }

  async function outcome(work: (print: (line: string) => void) => Promise<number>): Promise<Outcome> {
    const lines: string[] = [];
    const code = await work((line) => lines.push(line));
    return { code, said: lines.join('\n') };
  }

  const backedUp = (folder: string, keysFolder: string): Promise<Outcome> =>
    outcome((print) => backup(folder, keysFolder, env, print));
  const checked = (folder: string, keysFolder = keys): Promise<Outcome> =>
    outcome((print) => check(folder, keysFolder, print));
  const restored = (folder = whole, list: string | null = erasures): Promise<Outcome> =>
    outcome((print) => restoreInto({ folder, keys, erasures: list ?? undefined }, env, print));

  /** The command in a process of its own, killed as soon as `when` is so. */
  async function killed(args: readonly string[], when: () => Promise<boolean>): Promise<string> {
    const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env['PATH'], ...env } });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('close', (_code, signal) => resolve(signal)),
    );
    let over = false;
    void ended.then(() => (over = true));
    while (!(await when())) {
      if (over) throw new Error(`the command ended by itself:\n${said}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    return said;
  }

  /** Nobody gets past `statement` before `work` is done. */
  async function holding(statement: string, work: () => Promise<void>): Promise<void> {
    const client = new pg.Client(postgres.connection(MAIN_DATABASE));
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query(statement);
      await work();
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    home = mkdtempSync(path.join(os.tmpdir(), 'gongjian-backup-test-'));
    postgres = await startOwnPostgres({ settings: { max_connections: '60' } });
    env = {
      GONGJIAN_OWNER_DATABASE_URL: urlOf(MIGRATOR_ROLE),
      GONGJIAN_KEYS_OWNER_DATABASE_URL: urlOf(KEYS_OWNER_ROLE, KEYS_DATABASE),
      GONGJIAN_FILES: path.join(home, 'files'),
      GONGJIAN_ERASURES: path.join(home, 'erasures'),
      GONGJIAN_MASTER_KEY_FILE: path.join(home, 'master.key'),
    };
    whole = path.join(home, 'whole');
    keys = path.join(home, 'keys');
    erasures = path.join(home, 'list.jsonl');
    await renew();
    await fill();
    before = await content();
    expect(await backedUp(whole, keys)).toMatchObject({ code: 0 });
    expect(await outcome((print) => copyErasures(erasures, env, print))).toMatchObject({ code: 0 });
  });

  afterAll(async () => {
    await postgres?.remove();
    rmSync(home, { recursive: true, force: true });
  });

  it('keep every row and every byte of every tenant', async () => {
    const file = readFileSync(path.join(home, 'files', FILE));
    await renew();
    expect(await restored()).toMatchObject({ code: 0, said: expect.stringContaining('epoch 2') });

    const after = await content();
    for (const [table, rows] of before) {
      if (table.startsWith('eventlog.') || table === 'plans_ops.checkpoints') continue;
      expect({ table, rows: after.get(table) }).toEqual({ table, rows });
    }
    const events = before.get('eventlog.events') ?? [];
    const known = new Set(after.get('eventlog.events'));
    expect(events.filter((row) => !known.has(row))).toEqual([]);
    expect(known.size).toBe(events.length + 1);
    const position = String(APPENDS * 1_000 - 1).padStart(20, '0');
    expect(after.get('plans_ops.checkpoints')).toEqual([
      expect.stringMatching(`^\\(reaction.example,2,${position},.*,t,\\)$`),
    ]);
    expect(readFileSync(path.join(home, 'files', FILE)).equals(file)).toBe(true);
    await refuseUnfinishedRestore(as(serviceRoleOf('plans')));
    const forced = await query<{ table: string }>(
      as(MIGRATOR_ROLE),
      `SELECT relname AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE nspname ~ '_ops$' AND relrowsecurity AND NOT relforcerowsecurity`,
    );
    expect(forced).toEqual([]);
  });

  it('bring no key and no file back of those who were erased since', async () => {
    await renew();
    const list = new FileErasureList(path.join(home, 'erased'));
    const at = '2026-11-27T00:00:00.000Z';
    const tenant = SAMPLE_TENANT;
    await list.append({ tenant, owner: `person:${ERASED}`, eventId: randomUUID(), at });
    await list.append({ tenant, owner: `file:${path.basename(FILE)}`, eventId: randomUUID(), at });
    expect(await restored(whole, path.join(home, 'erased/erasures.jsonl'))).toMatchObject({ code: 0 });
    const standing = await query<{ owner: string }>(
      postgres.connection(KEYS_DATABASE),
      'SELECT owner FROM owner_keys WHERE wrapped IS NOT NULL',
    );
    expect(standing).toEqual([{ owner: `person:${KEPT}` }]);
    expect(existsSync(path.join(home, 'files', FILE))).toBe(false);
    expect((await new FileErasureList(path.join(home, 'erasures')).read()).entries).toHaveLength(2);
  });

  it('refuse what was damaged, with the first bad place, before anything is written', async () => {
    await renew();
    const [first, second] = ['log/000000000000.ndjson', 'log/000000065536.ndjson'] as const;
    const changes: readonly (readonly [string, (folder: string) => void, string])[] = [
      [
        'another byte',
        (folder) => {
          const bytes = readFileSync(path.join(folder, second));
          bytes[200] = (bytes[200] ?? 0) ^ 1;
          writeFileSync(path.join(folder, second), bytes);
        },
        second,
      ],
      ['a segment that ends early', (folder) => truncateSync(path.join(folder, first), 1_000), first],
      [
        'two segments that changed places',
        (folder) => {
          renameSync(path.join(folder, first), path.join(folder, 'log/other'));
          renameSync(path.join(folder, second), path.join(folder, first));
          renameSync(path.join(folder, 'log/other'), path.join(folder, second));
        },
        first,
      ],
      ['a segment less', (folder) => rmSync(path.join(folder, second)), `BACKUP.FILE_MISSING: 缺少文件 ${second}`],
      ['a stored file less', (folder) => rmSync(path.join(folder, 'files', FILE)), `files/${FILE}`],
      [
        'a table that is empty',
        (folder) => truncateSync(path.join(folder, 'tables/plans_ops.watermarks.ndjson')),
        'tables/plans_ops.watermarks.ndjson',
      ],
      [
        'another manifest',
        (folder) => {
          const place = path.join(folder, 'manifest.json');
          writeFileSync(place, readFileSync(place, 'utf8').replace('"epoch": 1', '"epoch": 7'));
        },
        'manifest.json',
      ],
      ['no manifest', (folder) => rmSync(path.join(folder, 'manifest.json')), 'BACKUP.UNFINISHED'],
    ];
    for (const [what, change, place] of changes) {
      const folder = path.join(home, 'damaged');
      rmSync(folder, { recursive: true, force: true });
      cpSync(whole, folder, { recursive: true });
      change(folder);
      for (const refused of [await checked(folder), await restored(folder)]) {
        expect({ what, ...refused }).toMatchObject({ what, code: 1, said: expect.stringContaining(place) });
      }
    }
    const events = await query(postgres.connection(MAIN_DATABASE), 'SELECT FROM eventlog.events LIMIT 1');
    expect(events).toEqual([]);
    await refuseUnfinishedRestore(as(serviceRoleOf('plans')));
  });

  it('refuse keys of another backup, another master key, and keys beside the backup', async () => {
    await renew();
    expect(await restored()).toMatchObject({ code: 0 });
    const [other, otherKeys] = ['other', 'other-keys'].map((name) => path.join(home, name)) as [string, string];
    expect(await backedUp(other, otherKeys)).toMatchObject({ code: 0 });
    expect(await checked(other, keys)).toMatchObject({ code: 1, said: expect.stringContaining('BACKUP.OTHER_KEYS') });
    expect(await restored(other)).toMatchObject({ code: 1, said: expect.stringContaining('BACKUP.OTHER_KEYS') });
    expect(await checked(other, otherKeys)).toMatchObject({ code: 0 });
    expect(await restored()).toMatchObject({ code: 1, said: expect.stringContaining('RESTORE.NOT_EMPTY') });
    expect(await backedUp(path.join(home, 'a'), path.join(home, 'a/keys'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('BACKUP.KEYS_BESIDE'),
    });
    expect(await backedUp(other, path.join(home, 'b'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('BACKUP.FOLDER_TAKEN'),
    });
    await renew();
    const missing = await outcome((print) =>
      restoreInto(
        { folder: whole, keys, erasures },
        { ...env, GONGJIAN_MASTER_KEY_FILE: path.join(home, 'no') },
        print,
      ),
    );
    expect(missing).toMatchObject({ code: 1, said: expect.stringContaining('RESTORE.MASTER_KEY_MISSING') });
    const master = path.join(home, 'other-master.key');
    await LocalMasterKey.fromFileOrNew(master);
    const refused = await outcome((print) =>
      restoreInto({ folder: whole, keys, erasures }, { ...env, GONGJIAN_MASTER_KEY_FILE: master }, print),
    );
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('RESTORE.MASTER_KEY_WRONG') });
    expect(await restored(whole, null)).toMatchObject({
      code: 1,
      said: expect.stringContaining('RESTORE.ERASURES_MISSING'),
    });
  });

  it('read the log of a KurrentDB, which comes back in PostgreSQL with every reader at its event', async () => {
    await renew();
    const double = await KurrentDbDouble.start();
    const [folder, keysFolder] = ['kurrent', 'kurrent-keys'].map((name) => path.join(home, name)) as [string, string];
    try {
      await foundKurrentDbLog(double.url);
      const store = await KurrentDbEventStore.open({ address: double.url });
      const append = (): Promise<unknown> =>
        store.append(sampleStream('plan'), sampleEvents(3), { tenant: SAMPLE_TENANT, expected: 'noStream' });
      await append();
      const { last, logId } = await store.head();
      await append();
      const wanted = await store.readAll({});
      await store.close();
      await query(
        as(projectorRoleOf('plans')),
        `INSERT INTO plans_ops.checkpoints (reader, epoch, position, event_id) VALUES ('reaction.example', 1, $1, $2)`,
        [last?.position, last?.eventId],
      );
      const print = (): void => undefined;
      expect(await backup(folder, keysFolder, { ...env, EVENT_STORE: double.url }, print)).toBe(0);

      await renew();
      const source = { folder, keys: keysFolder, erasures };
      const said = await outcome((line) => restoreInto(source, { ...env, EVENT_STORE: double.url }, line));
      expect(said).toMatchObject({ code: 0, said: expect.stringContaining('log copy --from postgres') });
      const restoredLog = await PostgresEventStore.open({ connection: as(serviceRoleOf('plans')) });
      const found = await restoredLog.readAll({});
      expect(await restoredLog.head()).toMatchObject({ logId, epoch: 2 });
      await restoredLog.close();
      const plain = (events: typeof found) => events.map(({ position: _, ...event }) => event);
      expect(plain(found).slice(0, -1)).toEqual(plain(wanted));
      expect(found.at(-1)?.type).toBe('LogRestored');
      const reader = await query(
        as(projectorRoleOf('plans')),
        'SELECT epoch, position, event_id::text AS "eventId" FROM plans_ops.checkpoints',
      );
      expect(reader).toEqual([{ epoch: 2, position: '2'.padStart(20, '0'), eventId: last?.eventId }]);
    } finally {
      await double.stop();
    }
  });

  it('are no backup when they were killed, and begin anew', async () => {
    const [folder, keysFolder] = ['killed', 'killed-keys'].map((name) => path.join(home, name)) as [string, string];
    await renew();
    await restored();
    await holding('LOCK issuer.accounts', async () => {
      await killed(['backup', folder, '--keys', keysFolder], async () => existsSync(path.join(folder, 'files.ndjson')));
    });
    expect(await checked(folder)).toMatchObject({ code: 1, said: expect.stringContaining('BACKUP.UNFINISHED') });
    expect(await restored(folder)).toMatchObject({ code: 1, said: expect.stringContaining('BACKUP.UNFINISHED') });
    expect(await backedUp(folder, keysFolder)).toMatchObject({ code: 0 });
    expect(await checked(folder, keysFolder)).toMatchObject({ code: 0 });
  });

  it('start nothing when they were killed while restoring, and are repeated', async () => {
    await renew();
    await holding(`SELECT pg_advisory_xact_lock(${LOCK_OF_THE_LOG})`, async () => {
      await killed(['restore', whole, '--keys', keys, '--erasures', erasures], async () => {
        const keysThere = await query(postgres.connection(KEYS_DATABASE), 'SELECT FROM owner_keys LIMIT 1');
        return keysThere.length > 0;
      });
    });
    await expect(refuseUnfinishedRestore(as(serviceRoleOf('plans')))).rejects.toMatchObject({
      code: 'RESTORE.UNFINISHED',
    });
    expect(await query(postgres.connection(MAIN_DATABASE), 'SELECT FROM eventlog.events LIMIT 1')).toEqual([]);
    expect(await restored()).toMatchObject({ code: 0 });
    await refuseUnfinishedRestore(as(serviceRoleOf('plans')));
    const after = await content();
    expect(after.get('public.owner_keys')).toEqual(before.get('public.owner_keys'));
    expect(after.get('eventlog.events')).toHaveLength(APPENDS * 1_000 + 1);
  });
});
