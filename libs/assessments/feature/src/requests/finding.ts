import type { Finding } from '@gongjian/assessments-domain';
import { personal, uuid } from '@gongjian/shared-http';
import type { FileReference } from '@gongjian/shared-kernel';
import { z } from 'zod';
import { indicatorCode } from './values.js';

export const finding = z
  .strictObject({
    indicator: indicatorCode().optional(),
    serious: z.boolean().default(false).meta({ description: '突出问题。Serious.' }),
    what: personal(4_000).meta({ description: '发现的问题，加密保存。What was found; sealed.' }),
    pointId: uuid().optional(),
    putRightOnTheSpot: z.boolean().default(false).meta({ description: '当场整改。Put right on the spot.' }),
    fileIds: z.array(uuid()).max(20).default([]),
  })
  .meta({ id: 'Finding' });

export function findingFact(
  findingId: string,
  { indicator, serious, what, pointId, putRightOnTheSpot }: Omit<z.output<typeof finding>, 'fileIds'>,
  evidence: readonly FileReference[],
  stream: string,
): Finding {
  return {
    findingId,
    indicator: indicator ?? null,
    serious,
    what: what.sealedFor({ kind: 'record', stream }),
    pointId: pointId ?? null,
    putRightOnTheSpot,
    evidence,
  };
}
