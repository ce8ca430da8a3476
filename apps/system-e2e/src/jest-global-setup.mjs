import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const built = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** Lets the product load the sample district, and the demo go through it, once: the servers of the tests begin with copies. */
export default async function globalSetup() {
  if (!existsSync(built)) throw new Error('apps/system-e2e is not built. Run: npm run build');
  const { StandaloneUnderTest, temporaryFolder } = await import(pathToFileURL(built).href);
  const [loaded, filled] = ['loaded', 'filled'].map((name) => path.join(temporaryFolder(), name));
  await stopped(await StandaloneUnderTest.start({ dataFolder: loaded }));
  process.env.GONGJIAN_TEST_DATA = loaded;
  const server = await StandaloneUnderTest.afterDemo();
  await stopped(server);
  execFileSync('mv', [server.folder, filled]);
  process.env.GONGJIAN_TEST_DEMO = filled;
}

async function stopped(server) {
  if ((await server.stop()) !== 0) throw new Error(`the server did not stop cleanly:\n${server.said()}`);
}
