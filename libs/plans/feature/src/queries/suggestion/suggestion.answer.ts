import {
  SUGGESTION_ACTS,
  SUGGESTION_KINDS,
  SUGGESTION_OUTCOMES,
  suggestionCatalogue,
  type SuggestionAbout,
  type SuggestionAct,
  type SuggestionRow,
} from '@gongjian/plans-domain';
import type { MayAct, OpenedRow } from '@gongjian/shared-records';
import {
  clock,
  historyAnswerOf,
  id,
  mayOf,
  moment,
  named,
  officer,
  personalText,
  revision,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { SUGGESTION_STATUSES } from '../../suggestions/suggestion-statuses.js';

export type SuggestionAnswer = OpenedRow<SuggestionRow> & {
  readonly revision: string;
  readonly mine: boolean;
  readonly may: Readonly<Record<SuggestionAct, MayAct>> | null;
};

export const suggestionAbout: z.ZodType<SuggestionAbout> = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['task', 'filing', 'report']), id }),
    z.strictObject({ kind: z.literal('planItem'), planId: id, itemId: id }),
    z.strictObject({ kind: z.literal('general') }),
  ])
  .meta({ id: 'SuggestionAboutGiven' });

export const suggestionAnswer: z.ZodType<SuggestionAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum(SUGGESTION_STATUSES),
    about: suggestionAbout,
    kind: z.enum(SUGGESTION_KINDS),
    text: personalText,
    office: z
      .strictObject({ unit: unitAsOf.nullable(), division: named })
      .meta({ description: '由谁答复。Whose office answers.' }),
    filer: officer.nullable().meta({ description: '不具名的为 null。null: filed without a name.' }),
    unnamedFiler: id.nullable().meta({
      description: '不具名提出人的编号，只给安全管理员；其他人为 null。Only for the security administrator.',
    }),
    mine: z.boolean().meta({ description: '是否由你提出。Whether you filed it.' }),
    due: clock,
    overdueSince: moment.nullable(),
    answer: z
      .strictObject({ outcome: z.enum(SUGGESTION_OUTCOMES), answer: personalText, by: officer, at: moment })
      .nullable(),
    withdrawnAt: moment.nullable(),
    filedAt: moment,
    changedAt: moment,
    may: mayOf(SUGGESTION_ACTS),
  })
  .meta({ id: 'Suggestion' });

export const suggestionHistoryAnswer = historyAnswerOf('SuggestionHistory', Object.keys(suggestionCatalogue.types));
