import {
  personCatalogue,
  serviceCatalogue,
  subjectCatalogue,
  tenantCatalogue,
  unitCatalogue,
} from '@gongjian/directory-domain';
import { planCatalogue, programmeCatalogue, taskCatalogue } from '@gongjian/plans-domain';
import { fileCatalogueOf } from '@gongjian/shared-domain';
import {
  encodeEvents,
  PersonalValue,
  streamName,
  type EventCatalogue,
  type SealOwner,
} from '@gongjian/shared-event-sourcing';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { isSealedEnvelope, type DomainEvent } from '@gongjian/shared-kernel';
import { Keyring, KeyringSealer, LocalMasterKey, PostgresKeyStore } from '@gongjian/shared-keys';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { connectionTo, inDatabase } from './databases.js';
import { until, workspace, type StandaloneUnderTest } from './standalone-under-test.js';

export interface OtherTenant {
  readonly tenant: string;
  /** Address of a collection and the id of a record in it that is not of the sample's tenant. */
  readonly ids: readonly (readonly [collection: string, id: string])[];
  /** A word that stands in each of its records. */
  readonly secret: string;
}

interface Golden {
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
}

const RECORDS: readonly {
  readonly collection: string | null;
  readonly table: string;
  readonly folder: string;
  readonly catalogue: EventCatalogue;
  readonly events: readonly string[];
}[] = [
  {
    collection: null,
    table: 'directory.directory_directory_tenant_v1',
    folder: 'directory/domain/src/tenant',
    catalogue: tenantCatalogue,
    events: ['tenant-founded'],
  },
  {
    collection: '/api/directory/v1/units',
    table: 'directory.directory_directory_unit_v1',
    folder: 'directory/domain/src/unit',
    catalogue: unitCatalogue,
    events: ['unit-registered'],
  },
  {
    collection: '/api/directory/v1/people',
    table: 'directory.directory_directory_person_v1',
    folder: 'directory/domain/src/person',
    catalogue: personCatalogue,
    events: ['person-registered', 'post-taken'],
  },
  {
    collection: '/api/directory/v1/services',
    table: 'directory.directory_directory_service_v1',
    folder: 'directory/domain/src/service',
    catalogue: serviceCatalogue,
    events: ['service-registered'],
  },
  {
    collection: '/api/directory/v1/subjects',
    table: 'directory.directory_directory_subject_v1',
    folder: 'directory/domain/src/subject',
    catalogue: subjectCatalogue,
    events: ['subject-registered'],
  },
  {
    collection: '/api/plans/v1/programmes',
    table: 'plans.plans_programme_v1',
    folder: 'plans/domain/src/programme',
    catalogue: programmeCatalogue,
    events: ['programme-drafted', 'programme-version-published'],
  },
  {
    collection: '/api/plans/v1/plans',
    table: 'plans.plans_plan_v2',
    folder: 'plans/domain/src/plan',
    catalogue: planCatalogue,
    events: ['plan-drafted'],
  },
  {
    collection: '/api/plans/v1/tasks',
    table: 'plans.plans_task_v3',
    folder: 'plans/domain/src/task',
    catalogue: taskCatalogue,
    events: ['task-assigned'],
  },
  {
    collection: '/api/plans/v1/files',
    table: 'plans.plans_file_v1',
    folder: 'plans/domain/src/file',
    catalogue: fileCatalogueOf('file'),
    events: ['file-stored'],
  },
];

/**
 * Writes a second tenant into the running server's log, from a process of its own as another service would: the first
 * events of each recorded history, under new ids, with the secret for every personal value and for the words of names.
 */
export async function foundOtherTenant(server: StandaloneUnderTest): Promise<OtherTenant> {
  const tenant = randomUUID();
  const secret = `别处${randomBytes(4).toString('hex')}`;
  const store = await PostgresEventStore.open({ connection: connectionTo(server, 'gongjian', 'gongjian_service') });
  const keyStore = await PostgresKeyStore.open(connectionTo(server, 'gongjian_keys', 'gongjian_keys'));
  try {
    const master = await LocalMasterKey.fromFileOrNew(path.join(server.folder, 'secrets/master.key'));
    const sealer = new KeyringSealer(new Keyring(keyStore, master));
    const ids: [string, string][] = [];
    for (const { collection, table, folder, catalogue, events } of RECORDS) {
      const id = collection === null ? tenant : randomUUID();
      const stream = streamName(catalogue.category, id);
      const owner: SealOwner =
        catalogue.category === 'person' ? { kind: 'person', personId: id } : { kind: 'record', stream };
      const facts = events.map((name) => golden(folder, name, id, secret, owner));
      const now = new Date().toISOString();
      const commandId = randomUUID();
      const encoded = encodeEvents({
        stream,
        events: facts,
        catalogue,
        envelope: {
          tenant,
          commandId,
          fingerprint: commandId,
          actor: { kind: 'service', id: tenant, role: null, post: null, division: null, unit: null },
          channel: 'import',
          correlationId: commandId,
        },
        commandHash: `k1:${'0'.repeat(64)}`,
        now,
        lastRecordedAt: null,
        keys: await sealer.prepare(tenant, [owner]),
        salt: () => randomBytes(16).toString('base64url'),
      });
      await store.append(stream, encoded, { tenant, expected: 'noStream' });
      if (collection !== null) ids.push([collection, id]);
      await until(() => isInTable(server, table, tenant, id), `${table} has the other tenant's record`);
    }
    return { tenant, ids, secret };
  } finally {
    await store.close();
    await keyStore.close();
  }
}

function golden(folder: string, name: string, id: string, secret: string, owner: SealOwner): DomainEvent {
  const file = path.join(workspace, 'libs', folder, 'history', `${name}.v1.json`);
  const { stream, type, data } = JSON.parse(readFileSync(file, 'utf8')) as Golden;
  const own = stream.slice(-36);
  const visit = (value: unknown, key: string): unknown => {
    if (isSealedEnvelope(value)) return PersonalValue.of(secret).sealedFor(owner);
    if (Array.isArray(value)) return value.map((member) => visit(member, ''));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([inner, member]) => [inner, visit(member, inner)]));
    }
    if (value === own) return id;
    return typeof value === 'string' && ['name', 'title', 'heading'].includes(key) ? `${value}${secret}` : value;
  };
  const clear: unknown = typeof data === 'string' ? JSON.parse(data) : data;
  return { type, data: visit(clear, '') };
}

async function isInTable(server: StandaloneUnderTest, table: string, tenant: string, id: string): Promise<boolean> {
  return inDatabase(server, 'gongjian', async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM ${table} WHERE tenant = $1 AND id = $2`, [tenant, id]);
    return rowCount === 1;
  });
}
