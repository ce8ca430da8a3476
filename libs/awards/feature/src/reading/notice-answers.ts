import type { ResultSeen } from '@gongjian/awards-domain';
import { day, id, sha256 } from '@gongjian/shared-records/answers';
import { z } from 'zod';

/** Members of everything that was decided under a published version. */
export const pinned = { programme: id, version: z.int(), rules: z.int(), key: z.string() };

export const listSum = { count: z.int(), sha256 };

export const resultSeen: z.ZodType<ResultSeen> = z
  .strictObject({
    roundId: id.nullable(),
    sheetId: id.nullable(),
    resultEventId: id,
    resultOn: day,
    applicationId: id.nullable(),
  })
  .meta({ id: 'ResultSeen', description: '所依据的评定结果。The result it stands on.' });
