import { programmeCatalogue, type ProgrammeRow, type ProgrammeVersionRow } from '@gongjian/plans-domain';
import type { JsonValue } from '@gongjian/shared-kernel';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import { historyAnswerOf, id, mayOf, moment, names, revision, unitAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export const PROGRAMME_ACTS = ['revise', 'publish'] as const;

export type ProgrammeAnswer = OpenedRow<ProgrammeRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<(typeof PROGRAMME_ACTS)[number], MayAct>> | null;
};
export type ProgrammeVersionAnswer = OpenedRow<ProgrammeVersionRow>;

const definition = z
  .custom<JsonValue>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  .meta({ type: 'object', description: '项目定义，按原样。The definition as it was written.' });

export const programmeVersionAnswer: z.ZodType<ProgrammeVersionAnswer> = z
  .strictObject({
    version: z.int().min(1),
    definitionFormat: z.int().min(1),
    rules: z.int().min(1),
    definition,
    publishedAt: moment,
  })
  .meta({ id: 'ProgrammeVersion' });

export const programmeAnswer: z.ZodType<ProgrammeAnswer> = z
  .strictObject({
    id,
    revision,
    authority: unitAsOf,
    names: names.nullable(),
    kind: z.string().nullable(),
    draft: definition,
    draftDiffers: z.boolean(),
    latestVersion: z.int().nullable(),
    versions: z.array(programmeVersionAnswer),
    draftedAt: moment,
    changedAt: moment,
    may: mayOf(PROGRAMME_ACTS),
  })
  .meta({ id: 'Programme' });

export const programmeHistoryAnswer = historyAnswerOf('ProgrammeHistory', Object.keys(programmeCatalogue.types));
