import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { Unwritable, type Statement } from './prepared-call.js';
import { Session } from './session.js';
import { int4 } from './wire-values.js';

const CONNECTION: Statement = { name: 'test_connection', text: 'SELECT pg_backend_pid() + $1::int4' };

describe('a connection of the event store', () => {
  let database: TestDatabase;
  let session: Session;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  beforeEach(async () => {
    session = new Session(database.connection, 5_000);
    await session.connect(performance.now() + 5_000);
  });

  afterEach(() => session.close());

  afterAll(() => database.drop());

  it('goes on after a value that its type cannot hold', async () => {
    const [before] = await session.run(CONNECTION, [int4(0)]);
    const [unwritable, after] = await Promise.allSettled([
      session.run(CONNECTION, [int4(2 ** 31)]),
      session.run(CONNECTION, [int4(0)]),
    ]);
    expect(unwritable).toMatchObject({ status: 'rejected', reason: expect.any(Unwritable) as Unwritable });
    expect(after).toEqual({ status: 'fulfilled', value: [before] });
  });
});
