import type { AnyProjection } from '@gongjian/shared-projections';
import { recordedEqualsLive } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { directorySearchProjections } from './search-projections.js';

describe('what is searched of the directory', () => {
  const domain = new URL('../../domain/src/', import.meta.url);
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it.each<AnyProjection>([...directorySearchProjections])('$name is the same rebuilt and live', async (definition) => {
    await recordedEqualsLive(definition, { connection: database.connection, domain });
  });
});
