import { writeDeploymentSecrets, type DeploymentSecrets } from '@gongjian/cli';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

let made: DeploymentSecrets | null = null;

/** Secrets of no deployment, as `gongjian secrets` writes them; gone with the process. */
export function secretsForCheck(): DeploymentSecrets {
  if (made !== null) return made;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-charts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  made = writeDeploymentSecrets(folder, { postgres: 'postgres://postgres:5432', kafka: true });
  return made;
}
