import type { AnyProjection } from '@gongjian/shared-projections';
import { recordedEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { plansProjections } from './read-models.js';

describe('read models of plans', () => {
  const domain = new URL('../../domain/src/', import.meta.url);
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it.each<AnyProjection>([...plansProjections])('$name is the same rebuilt and live', async (definition) => {
    await recordedEqualsLive(definition, { connection: database.connection, domain });
  });
});
