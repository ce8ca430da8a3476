import { api, done, type Body } from '../api/client.js';

export type ExportContext = 'directory' | 'plans' | 'assessments' | 'awards';
export type ExportRecord = Body<'/api/plans/v1/exports'>;

/** What was typed is not recorded: it may name a person. */
const CODED = /^[A-Za-z0-9][A-Za-z0-9._:+-]*$/;
const NOT_FILTERS: readonly string[] = ['sort', 'cursor', 'limit', 'name', 'q'];

export function codedFilters(query: Readonly<Record<string, string>>): ExportRecord['filters'] {
  return Object.entries(query)
    .filter(([name, value]) => !NOT_FILTERS.includes(name) && CODED.test(value))
    .map(([name, value]) => ({ name, values: [value] }));
}

/** Who takes a list out of the system stands in the log, before the file is made. @throws Problem */
export async function logExport(context: ExportContext, body: ExportRecord): Promise<void> {
  await done(
    api.POST(`/api/${context}/v1/exports` as '/api/plans/v1/exports', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
      body,
    }),
  );
}
