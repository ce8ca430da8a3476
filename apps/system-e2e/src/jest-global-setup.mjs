import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const built = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** Lets the product load the sample district once; the servers of the tests begin with copies of its data. */
export default async function globalSetup() {
  if (!existsSync(built)) throw new Error('apps/system-e2e is not built. Run: npm run build');
  const { StandaloneUnderTest, temporaryFolder } = await import(pathToFileURL(built).href);
  const loaded = path.join(temporaryFolder(), 'loaded');
  const server = await StandaloneUnderTest.start({ dataFolder: loaded });
  if ((await server.stop()) !== 0) throw new Error(`the server did not stop cleanly:\n${server.said()}`);
  process.env.GONGJIAN_TEST_DATA = loaded;
}
