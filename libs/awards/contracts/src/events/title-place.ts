import { id, named, unit } from '@gongjian/shared-contracts';
import type { UnitAsOf } from '@gongjian/shared-kernel';
import { z } from 'zod';

/** Members of what is told of a title: whose, of what, and which grade. */
export const titlePlace = {
  titleId: id,
  subjectId: id,
  /** As it was at that moment. */
  subject: z.object({
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
  }),
  programmeId: id,
  version: z.int().positive(),
  /** By which titles of other programmes name it. */
  key: z.string(),
  grade: z.string(),
};

export const titlePlaceExample = {
  titleId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d01',
  subjectId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d02',
  subject: {
    kind: 'compound',
    name: '和顺小区',
    class: 'old',
    division: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d52', name: '桥南街道' },
    unit: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d42', name: '和顺物业公司' },
  },
  programmeId: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d32',
  version: 3,
  key: 'tidy-compound',
  grade: 'gold',
};

/** Members of what is told of a programme's version. */
export const programmePlace = { programmeId: id, version: z.int().positive(), key: z.string() };

export const programmePlaceExample = {
  programmeId: titlePlaceExample.programmeId,
  version: titlePlaceExample.version,
  key: titlePlaceExample.key,
};

export const authority = unit;

export const authorityExample: UnitAsOf = {
  id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d41',
  name: '清河县创建工作领导小组办公室',
  division: { id: '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d51', name: '清河县' },
};
