import type { EvidenceFiled } from '@gongjian/plans-domain';
import type { Principal } from '@gongjian/shared-access';
import { localDate, personal, uuid } from '@gongjian/shared-http';
import type { StoredFiles } from '@gongjian/shared-records';
import { sealedText } from '@gongjian/shared-records/requests';
import { z } from 'zod';

const piece = z.strictObject({
  fileId: uuid(),
  evidenceId: uuid().optional().meta({
    description: '补交时填原材料编号，作为其新版本；缺省为新材料。The piece this file is a new version of.',
  }),
  note: personal(1_000).optional(),
  takenOn: localDate().optional().meta({ description: '材料反映的日期。The day it shows.' }),
  place: personal(200).optional().meta({ description: '材料反映的地点。The place it shows.' }),
});

export const evidence = z.array(piece).min(1).max(100);

/** What may show that indicators are met. */
export const indicatorEvidence = z
  .array(
    piece.extend({
      code: z.string().min(1).max(64).optional().meta({
        description:
          '属于指标所需的哪一种材料；不写的只抵所缺的一种。Which of the evidence that the indicators need it is; without it a piece counts for one of them.',
      }),
    }),
  )
  .min(1)
  .max(100);

/** Files the caller or one of `unitIds` stored. @throws DomainError FILE.UNKNOWN */
export async function evidenceFacts(
  bodies: z.output<typeof indicatorEvidence>,
  files: StoredFiles,
  by: { readonly principal: Principal; readonly unitIds: readonly string[] },
  stream: string,
): Promise<readonly EvidenceFiled[]> {
  return Promise.all(
    bodies.map(async ({ fileId, evidenceId, note, code, takenOn, place }) => ({
      evidenceId: evidenceId ?? fileId,
      ...(await files.reference(by.principal, fileId, by.unitIds)),
      note: sealedText(note, stream),
      ...(code === undefined ? {} : { code }),
      takenOn: takenOn ?? null,
      place: sealedText(place, stream),
    })),
  );
}

export const reviewedFiles = z
  .array(z.string().regex(/^[0-9a-f]{64}$/))
  .max(100)
  .meta({ description: '所审每份材料的 SHA-256。SHA-256 of every file that was reviewed.' });
