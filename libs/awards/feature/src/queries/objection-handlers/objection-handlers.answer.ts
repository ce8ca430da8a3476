import type { OfficerAsOf } from '@gongjian/shared-kernel';
import { officer } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export interface ObjectionHandlersAnswer {
  readonly items: readonly OfficerAsOf[];
}

export const objectionHandlersAnswer: z.ZodType<ObjectionHandlersAnswer> = z
  .strictObject({ items: z.array(officer) })
  .meta({ id: 'ObjectionHandlers' });
