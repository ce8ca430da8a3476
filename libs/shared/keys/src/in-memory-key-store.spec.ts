import { InMemoryKeyStore } from './in-memory-key-store.js';
import { keyStoreContract } from './key-store.contract.js';

describe('the in-memory key store', () => {
  it.each(keyStoreContract)('$name', async ({ run }) => {
    await run(new InMemoryKeyStore());
  });
});
