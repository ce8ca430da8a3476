import { SUGGESTION_KINDS, type SuggestionRow } from '@gongjian/plans-domain';
import type { SuggestionListItem } from '@gongjian/plans-contracts';
import type { ProjectedRow } from '@gongjian/shared-projections';
import { day, id, moment, named, pageOf, revision } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { SUGGESTION_STATUSES } from '../../suggestions/suggestion-statuses.js';
import { suggestionAbout } from '../suggestion/suggestion.answer.js';

const suggestionListItem: z.ZodType<SuggestionListItem> = z
  .strictObject({
    id,
    revision,
    status: z.enum(SUGGESTION_STATUSES),
    kind: z.enum(SUGGESTION_KINDS),
    about: suggestionAbout,
    unit: named.nullable(),
    division: named,
    unnamed: z.boolean().meta({ description: '不具名。Filed without a name.' }),
    lastDay: day,
    overdueSince: moment.nullable(),
    filedAt: moment,
    changedAt: moment,
  })
  .meta({ id: 'SuggestionListItem' });

export const suggestionListAnswer = pageOf('SuggestionList', suggestionListItem);

export function suggestionListItemOf({ id, revision, row }: ProjectedRow<SuggestionRow>): SuggestionListItem {
  const { status, kind, about, office, filer, due, overdueSince, filedAt, changedAt } = row;
  return {
    id,
    revision: String(revision),
    status,
    kind,
    about,
    unit: office.unit === null ? null : { id: office.unit.id, name: office.unit.name },
    division: office.division,
    unnamed: filer === null,
    lastDay: due.lastDay,
    overdueSince,
    filedAt,
    changedAt,
  };
}
