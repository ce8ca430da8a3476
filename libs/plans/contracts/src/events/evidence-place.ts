import { id } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { planPlaceExample } from './plan-place.js';
import { subjectExample } from './subject.js';

/** Members of what is told of evidence that shows indicators met. */
export const evidencePlace = {
  /** The task or filing it was submitted for; evidence of one source replaces what it showed before. */
  sourceId: id,
  programmeId: id,
  version: z.int().positive(),
  subjectIds: z.array(id),
  /** Codes in the definition. */
  indicators: z.array(z.string()),
  /** The period it is for: `2026-Q3`, `once`. Absent: of a task, whenever it is assessed. */
  periodKey: z.string().exactOptional(),
};

export const evidencePlaceExample = {
  sourceId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d23',
  programmeId: planPlaceExample.programme.id,
  version: 2,
  subjectIds: [subjectExample.id],
  indicators: ['gate'],
};
