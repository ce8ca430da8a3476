import { id } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { planPlaceExample } from './plan-place.js';

/** Members of what is told of a task. */
export const taskPlace = {
  taskId: id,
  programmeId: id,
  version: z.int().positive(),
};

export const taskPlaceExample = {
  taskId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d23',
  programmeId: planPlaceExample.programme.id,
  version: 2,
};
