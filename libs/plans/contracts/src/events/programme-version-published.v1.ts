import { act, id, unit, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { z } from 'zod';
import { actExample } from './act.example.js';
import { planPlaceExample } from './plan-place.js';

const data = z.object({
  programmeId: id,
  version: z.int().positive(),
  /** By which titles of other programmes name it. */
  key: z.string().exactOptional(),
  /** The rule interpreter it is decided by. */
  rules: z.int().positive(),
  authority: unit,
  /** Whole, as it was published. */
  definition: z.looseObject({}) as unknown as z.ZodType<JsonValue>,
  act,
});

export type ProgrammeVersionPublishedV1 = z.output<typeof data>;

export const programmeVersionPublishedV1: IntegrationEventDefinition<ProgrammeVersionPublishedV1> = {
  context: 'plans',
  name: 'ProgrammeVersionPublished',
  major: 1,
  meaning: {
    zh: '创建项目的一个版本已发布，附完整定义。',
    en: 'A version of a programme was published; its definition stands in it whole.',
  },
  data,
  example: {
    programmeId: planPlaceExample.programme.id,
    version: 2,
    key: 'tidy-courtyards',
    rules: 1,
    authority: planPlaceExample.authority,
    definition: { definitionFormat: 1, names: { zh: '整洁楼院创建', en: 'Tidy courtyards' } },
    act: actExample,
  },
};
