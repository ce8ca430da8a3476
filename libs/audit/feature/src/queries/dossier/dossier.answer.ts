import { CHECKS, dossierCatalogue, type Check, type CheckCounts, type DossierRow } from '@gongjian/audit-domain';
import { historyAnswerOf, id, moment, named, officer, revision, sha256 } from '@gongjian/shared-records/answers';
import type { OpenedRow } from '@gongjian/shared-records';
import { z } from 'zod';

const count = z.strictObject({ passed: z.int(), failed: z.int() }).meta({ id: 'CheckCount' });
const checks: z.ZodType<CheckCounts> = z
  .strictObject(Object.fromEntries(CHECKS.map((check) => [check, count])) as Record<Check, typeof count>)
  .meta({
    id: 'CheckCounts',
    description:
      '四性检测：真实性、完整性、可用性、安全性，按件计。The four checks, by items: authentic, complete, usable, safe.',
  });

export type DossierAnswer = OpenedRow<DossierRow> & { readonly revision: string };

export const dossierAnswer: z.ZodType<DossierAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(['ordered', 'compiled', 'failed']),
    scope: z.strictObject({ kind: z.enum(['plan', 'subject']), id, name: z.string() }).meta({ id: 'DossierScope' }),
    division: named.nullable(),
    settings: z
      .strictObject({
        fonds: z.string(),
        category: z.string(),
        organisation: z.string(),
        firstNumber: z.int(),
        folders: z.string(),
        files: z.string(),
      })
      .meta({ id: 'DossierSettingsGiven' }),
    retention: z.strictObject({
      version: z.int().meta({ description: '所用保管期限表的版本，0 为系统自带。0: the one that ships.' }),
      codes: z.record(z.string(), z.enum(['Y', 'D30', 'D10'])),
    }),
    orderedBy: officer,
    orderedAt: moment,
    compiled: z
      .strictObject({
        items: z.int().meta({ description: '件数。Items.' }),
        files: z.int(),
        bytes: z.int(),
        events: z.int(),
        manifestSha256: sha256,
        checkpoint: z.strictObject({ origin: z.string(), size: z.int(), root: z.string() }),
        checks,
        at: moment,
      })
      .nullable(),
    failure: z.strictObject({ code: z.string(), at: moment }).nullable(),
  })
  .meta({ id: 'Dossier' }) as unknown as z.ZodType<DossierAnswer>;

export const dossierHistoryAnswer = historyAnswerOf('DossierHistory', Object.keys(dossierCatalogue.types));

export function dossierAnswerOf(row: OpenedRow<DossierRow>, at: bigint): DossierAnswer {
  return { ...row, revision: String(at) };
}
