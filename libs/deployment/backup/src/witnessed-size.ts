import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import type { BackupManifest } from './manifest.js';
import { rowsOf } from './tables.js';

interface TreeRow {
  readonly tenant: string;
  readonly number: number;
  readonly published_size: number | null;
}

/** Of the deployment's tree as it was last published, with its witnesses' signatures; `null` when it never was. */
export async function witnessedSize(folder: string, { tables }: BackupManifest): Promise<number | null> {
  const own: TreeRow[] = [];
  for (const table of tables.filter((each) => each.schema === 'audit_ops' && each.table === 'trees')) {
    for await (const lines of rowsOf(folder, table)) {
      own.push(
        ...lines.map((line) => JSON.parse(line) as TreeRow).filter(({ tenant }) => tenant === DEPLOYMENT_TENANT),
      );
    }
  }
  return own.toSorted((one, other) => other.number - one.number)[0]?.published_size ?? null;
}
