import { ClientMissing, loadDriver } from './driver.js';

it('a client that is not installed is ClientMissing, which says how to install it', async () => {
  const cause = new Error("Cannot find package '@kurrent/kurrentdb-client'");
  const loaded = loadDriver(() => Promise.reject(cause));
  await expect(loaded).rejects.toBeInstanceOf(ClientMissing);
  await expect(loaded).rejects.toMatchObject({
    cause,
    message: expect.stringContaining('npm install @kurrent/kurrentdb-client') as string,
  });
});
