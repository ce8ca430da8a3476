import type { AnyProjection } from '@gongjian/shared-projections';
import { recordedEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { auditProjections } from './reads.js';

describe('read models of the audit', () => {
  const domain = new URL('../../domain/src/', import.meta.url);
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  /** Reads are recorded alike in every context: those of plans prove it. */
  const own = auditProjections.filter(({ name }) => name !== 'read') as readonly AnyProjection[];

  it.each(own)('$name is the same rebuilt and live', async (definition) => {
    await recordedEqualsLive(definition, { connection: database.connection, domain });
  });
});
