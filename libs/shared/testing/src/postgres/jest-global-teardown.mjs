import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  const { folder, server } = globalThis.gongjianTestPostgres ?? {};
  await server?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
