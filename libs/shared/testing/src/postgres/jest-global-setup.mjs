import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const project = 'libs/shared/embedded-postgres';
const prefix = 'gongjian-test-';

/** Starts the one PostgreSQL server of this test run; its superuser's connection goes to the tests as JSON. */
export default async function globalSetup() {
  execFileSync(process.execPath, ['node_modules/typescript-native/bin/tsc', '-b', project], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { EmbeddedPostgres } = await import(pathToFileURL(path.join(root, project, 'dist/index.js')).href);
  await removeAbandoned(EmbeddedPostgres);
  const folder = makeFolder();
  const server = await EmbeddedPostgres.start({
    dataDir: path.join(folder, 'postgres'),
    settings: { max_connections: '200', shared_buffers: '96MB' },
  });
  globalThis.gongjianTestPostgres = { folder, server };
  process.env.GONGJIAN_TEST_PG = JSON.stringify(server.connection('postgres'));
}

function makeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
  return folder;
}

/** A run that was killed leaves its server behind; the next run clears it away. */
async function removeAbandoned(EmbeddedPostgres) {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue;
    const folder = path.join(tmpdir(), name);
    try {
      await EmbeddedPostgres.stopAbandoned(path.join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (!String(error?.code).startsWith('EMBEDDED_PG.')) throw error;
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
