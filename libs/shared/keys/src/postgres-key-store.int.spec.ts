import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Client } from 'pg';
import { keyStoreContract } from './key-store.contract.js';
import { migrateKeyStore } from './key-store-migrations.js';
import { personOwner } from './key-store.js';
import { Keyring } from './keyring.js';
import { LocalMasterKey } from './master-key.js';
import { KeyStoreUnfit, PostgresKeyStore } from './postgres-key-store.js';

const role = `test_keys_${randomBytes(6).toString('hex')}`;
const password = randomBytes(12).toString('hex');

let database: TestDatabase;
let store: PostgresKeyStore;

async function asOwner<Answer>(work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client(database.connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const READY_FOR_QUERY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
const FATAL = Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0');

/** Relays to the server; `next`: the next connection is ready and gone in one and the same packet. */
class DyingConnections {
  next = false;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async to({ host, port }: { readonly host: string; readonly port: number }): Promise<DyingConnections> {
    const server = createServer();
    const dying = new DyingConnections(server);
    server.on('connection', (client) => dying.relay(client, connect(port, host)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return dying;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async allClosed(): Promise<void> {
    for (const socket of this.sockets) await new Promise((resolve) => socket.once('close', resolve));
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private relay(client: Socket, server: Socket): void {
    this.sockets.add(client);
    client.on('close', () => this.sockets.delete(client));
    client.on('error', () => server.destroy()).pipe(server);
    server.on('error', () => client.destroy()).on('end', () => client.end());
    server.on('data', (bytes: Buffer) => {
      if (!this.next || !bytes.subarray(-READY_FOR_QUERY.length).equals(READY_FOR_QUERY)) {
        client.write(bytes);
        return;
      }
      this.next = false;
      const head = Buffer.from([0x45, 0, 0, 0, 0]);
      head.writeInt32BE(FATAL.length + 4, 1);
      client.end(Buffer.concat([bytes, head, FATAL]));
      server.destroy();
    });
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  await Promise.all([1, 2, 3].map(() => migrateKeyStore(database.connection, { role, password })));
  store = await PostgresKeyStore.open({ ...database.connection, user: role, password });
});

afterAll(async () => {
  await store?.close();
  await asOwner((client) => client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`));
  await database?.drop();
});

describe('the PostgreSQL key store', () => {
  it.each(keyStoreContract)('$name', async ({ run }) => {
    await run(store);
  });

  it('lets the service role see nothing without a tenant, and destroy rows by no statement of its own', async () => {
    const tenant = randomUUID();
    await store.putIfAbsent(tenant, [{ owner: 'person:a', keyId: randomUUID(), personId: null, wrapped: 'w' }]);
    await store.destroy(tenant, { owners: [], persons: ['a'] }, '2026-03-01T08:00:00.000Z');
    const client = new Client({ ...database.connection, user: role, password });
    await client.connect();
    try {
      expect((await client.query('SELECT owner FROM owner_keys')).rows).toEqual([]);
      await client.query(`SET gongjian.tenant = '${tenant}'`);
      expect((await client.query('SELECT owner FROM owner_keys')).rows).toHaveLength(1);
      await expect(client.query('DELETE FROM owner_keys')).rejects.toThrow('permission denied');
      await expect(client.query("UPDATE tenant_keys SET wrapped = 'x'")).rejects.toThrow('permission denied');
      await expect(client.query("UPDATE owner_keys SET wrapped = 'again', destroyed_at = NULL")).rejects.toThrow(
        'a destroyed key stays destroyed',
      );
      await client.query(`SET gongjian.tenant = '${randomUUID()}'`);
      await expect(
        client.query('INSERT INTO owner_keys (tenant, owner, key_id, wrapped) VALUES ($1, $2, $3, $4)', [
          tenant,
          'person:b',
          randomUUID(),
          'w',
        ]),
      ).rejects.toThrow('row-level security');
    } finally {
      await client.end();
    }
  });

  it('keeps a destroyed row even from its owner', async () => {
    const tenant = randomUUID();
    await store.destroy(tenant, { owners: ['record:x'], persons: [] }, '2026-03-01T08:00:00.000Z');
    await asOwner(async (client) => {
      await expect(client.query('TRUNCATE owner_keys')).rejects.toThrow('stays destroyed');
      await expect(client.query('DELETE FROM owner_keys')).rejects.toThrow('stays destroyed');
    });
  });

  it('refuses a role that row-level security does not bind, and a database without its tables', async () => {
    await expect(PostgresKeyStore.open(database.connection)).rejects.toBeInstanceOf(KeyStoreUnfit);
    const empty = await createTestDatabase();
    await expect(PostgresKeyStore.open({ ...empty.connection, user: role, password })).rejects.toBeInstanceOf(
      KeyStoreUnfit,
    );
    await empty.drop();
  });

  it('answers after its connections were cut', async () => {
    const tenant = randomUUID();
    const row = { owner: 'person:a', keyId: randomUUID(), personId: null, wrapped: 'w' };
    await store.putIfAbsent(tenant, [row]);
    await asOwner((client) =>
      client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [role]),
    );
    expect(await store.byOwner(tenant, ['person:a'])).toEqual([row]);
  });

  it('answers though a connection died in the moment it was handed out', async () => {
    const dying = await DyingConnections.to(database.connection);
    const connection = { ...database.connection, port: dying.port, user: role, password };
    const proxied = await PostgresKeyStore.open({ ...connection, max: 1, idleTimeoutMillis: 1 });
    try {
      await dying.allClosed();
      dying.next = true;
      expect(await proxied.byOwner(randomUUID(), ['person:a'])).toEqual([]);
      expect(dying.next).toBe(false);
    } finally {
      await proxied.close();
      await dying.close();
    }
  });

  it('is unavailable, by its own error, when no server answers', async () => {
    await expect(
      PostgresKeyStore.open({ ...database.connection, port: 1, user: role, password }),
    ).rejects.toMatchObject({ code: 'KEY_STORE_UNAVAILABLE' });
  });

  it('gives two processes the same keys for the same owners', async () => {
    const tenant = randomUUID();
    const master = LocalMasterKey.random();
    const second = await PostgresKeyStore.open({ ...database.connection, user: role, password });
    try {
      const rings = [new Keyring(store, master), new Keyring(second, master)];
      const requests = Array.from({ length: 20 }, (_unused, index) => ({ owner: personOwner(`p${index}`) }));
      const answers = await Promise.all(
        rings.flatMap((ring) => [ring.ofOwners(tenant, requests), ring.ofOwners(tenant, requests)]),
      );
      const text = answers.map((answer) =>
        requests.map(({ owner }) => `${answer.get(owner)?.keyId} ${answer.get(owner)?.bytes?.toString('hex')}`).join(),
      );
      expect(new Set(text).size).toBe(1);
      expect(text[0]).not.toContain('undefined');
      const hashKeys = await Promise.all(rings.map((ring) => ring.tenantKey(tenant, 'hash')));
      expect(hashKeys[0]).toEqual(hashKeys[1]);
    } finally {
      await second.close();
    }
  });

  it('holds no clear key', async () => {
    const tenant = randomUUID();
    const ring = new Keyring(store, LocalMasterKey.random());
    const keys = await ring.ofOwners(tenant, [{ owner: 'person:a' }, { owner: 'record:r' }]);
    const wrapping = await ring.tenantKey(tenant, 'wrap');
    const dump = await asOwner(async (client) =>
      JSON.stringify([
        (await client.query('SELECT * FROM owner_keys')).rows,
        (await client.query('SELECT * FROM tenant_keys')).rows,
      ]),
    );
    for (const bytes of [...[...keys.values()].map((key) => key.bytes), wrapping?.bytes]) {
      expect(bytes).toHaveLength(32);
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        expect(dump).not.toContain(bytes?.toString(encoding));
    }
  });
});
