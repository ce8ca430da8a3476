import { day, id, named, unit } from '@gongjian/shared-contracts';
import { z } from 'zod';

/** Members of what is told of a plan. */
export const planPlace = {
  planId: id,
  /** Of the document, as it is written. */
  number: z.string(),
  programme: z.object({ id, version: z.int().positive() }),
  authority: unit,
  division: named,
  period: z.object({ from: day, to: day }),
};

export const planPlaceExample = {
  planId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d31',
  number: '清创〔2026〕3号',
  programme: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d32', version: 2 },
  authority: {
    id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d41',
    name: '清河县创建工作领导小组办公室',
    division: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d51', name: '清河县' },
  },
  division: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d51', name: '清河县' },
  period: { from: '2026-01-01', to: '2026-12-31' },
};
