import type { AnyProjection } from '@gongjian/shared-projections';
import { recordedEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { assessmentsProjections } from './read-models.js';

describe('read models of assessments', () => {
  const domain = new URL('../../domain/src/', import.meta.url);
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  /** Files, exports and reads are recorded alike in every context: those of plans prove it. */
  const own = assessmentsProjections.filter(
    ({ name }) => !['file', 'export', 'read'].includes(name),
  ) as readonly AnyProjection[];

  it.each(own)('$name is the same rebuilt and live', async (definition) => {
    await recordedEqualsLive(definition, { connection: database.connection, domain });
  });
});
