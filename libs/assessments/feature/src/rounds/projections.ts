import {
  resultCatalogue,
  resultView,
  roundCatalogue,
  roundView,
  sheetCatalogue,
  sheetResultView,
  sheetView,
  surveyCatalogue,
  surveyView,
  type ResultEvent,
  type ResultRow,
  type RoundEvent,
  type RoundRow,
  type SheetEvent,
  type SheetResultRow,
  type SheetRow,
  type SurveyEvent,
  type SurveyRow,
} from '@gongjian/assessments-domain';
import type { ProjectionDefinition } from '@gongjian/shared-projections';
import { isTold } from '../sheets/may-on-sheet.js';

const unitIdsOf = ({ unit }: { readonly unit: { readonly id: string } | null }): readonly string[] =>
  unit === null ? [] : [unit.id];

export const roundProjection: ProjectionDefinition<RoundRow, RoundEvent> = {
  context: 'assessments',
  name: 'round',
  version: 1,
  catalogue: roundCatalogue,
  view: roundView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'programme_id', type: 'uuid', value: (row) => row.programme },
    { name: 'plan_id', type: 'uuid', value: (row) => row.plan?.id ?? null },
    { name: 'round_code', type: 'text', value: (row) => row.roundCode },
    { name: 'kind', type: 'text', value: (row) => row.kind },
    { name: 'division_id', type: 'uuid', value: (row) => row.division.id },
    { name: 'period_to', type: 'date', value: (row) => row.period.to },
  ],
  indexes: [
    ['period_to'],
    ['status', 'period_to'],
    ['plan_id', 'period_to'],
    ['programme_id', 'period_to'],
    ['division_id', 'period_to'],
  ],
};

const lacksSelfCheck = ({ kind, status, selfCheck }: SheetRow): boolean =>
  kind !== 'external' && status !== 'scored' && selfCheck === null;

/** Appointed, and without an assessment since the sheet was reopened last. */
function stillToFill({ status, appointed, assessments, reopenings }: SheetRow): readonly string[] {
  if (status === 'scored') return [];
  const since = reopenings.at(-1)?.at ?? '';
  const filed = new Set(assessments.filter(({ filedAt }) => filedAt > since).map(({ assessor }) => assessor.personId));
  return appointed.map(({ personId }) => personId).filter((personId) => !filed.has(personId));
}

export const sheetProjection: ProjectionDefinition<SheetRow, SheetEvent> = {
  context: 'assessments',
  name: 'sheet',
  version: 4,
  catalogue: sheetCatalogue,
  view: sheetView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'round_id', type: 'uuid', value: (row) => row.roundId },
    { name: 'subject_id', type: 'uuid', value: (row) => row.subject.id },
    { name: 'division_id', type: 'uuid', value: (row) => row.subject.division.id },
    { name: 'unit_ids', type: 'uuid[]', value: (row) => unitIdsOf(row.subject) },
    { name: 'assessor_ids', type: 'uuid[]', value: (row) => row.appointed.map(({ personId }) => personId) },
    { name: 'to_fill_ids', type: 'uuid[]', value: stillToFill },
    { name: 'to_self_check', type: 'bool', value: (row) => row.form === 'selfCheck' && lacksSelfCheck(row) },
    { name: 'told', type: 'bool', value: isTold },
    { name: 'last_day', type: 'date', value: (row) => row.due.lastDay },
    { name: 'left_out_at', type: 'timestamptz', value: (row) => row.leftOut?.at ?? null },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [
    ['changed_at'],
    ['round_id', 'changed_at'],
    ['division_id', 'changed_at'],
    ['subject_id', 'changed_at'],
    { columns: ['changed_at'], onlyWith: 'to_self_check' },
    ['division_id', 'left_out_at'],
  ],
  elementIndexes: ['unit_ids', 'assessor_ids', 'to_fill_ids'],
};

/** The narrow rows a round is concluded from. */
export const sheetResultProjection: ProjectionDefinition<SheetResultRow, SheetEvent> = {
  context: 'assessments',
  name: 'sheet_result',
  version: 2,
  catalogue: sheetCatalogue,
  view: sheetResultView,
  columns: [
    { name: 'round_id', type: 'uuid', value: (row) => row.roundId },
    { name: 'scored', type: 'bool', value: (row) => row.score !== null },
  ],
  indexes: [['round_id'], ['round_id', 'scored']],
};

export const resultProjection: ProjectionDefinition<ResultRow, ResultEvent> = {
  context: 'assessments',
  name: 'result',
  version: 2,
  catalogue: resultCatalogue,
  view: resultView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'round_id', type: 'uuid', value: (row) => row.roundId },
    { name: 'rank_order', type: 'text', value: (row) => row.rankOrder },
    { name: 'division_id', type: 'uuid', value: (row) => row.subject.division.id },
    { name: 'unit_ids', type: 'uuid[]', value: (row) => unitIdsOf(row.subject) },
    { name: 'class', type: 'text', value: (row) => row.subject.class },
    { name: 'grade', type: 'text', value: (row) => row.grade },
    { name: 'subject_id', type: 'uuid', value: (row) => row.subject.id },
    { name: 'programme_id', type: 'uuid', value: (row) => row.programme },
    { name: 'round_code', type: 'text', value: (row) => row.roundCode },
    { name: 'period_to', type: 'date', value: (row) => row.period.to },
    { name: 'reopened', type: 'bool', value: (row) => row.reopened !== null },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [
    ['round_id', 'rank_order'],
    ['round_id', 'division_id', 'rank_order'],
    ['round_id', 'class', 'rank_order'],
    ['round_id', 'grade', 'rank_order'],
    ['subject_id', 'programme_id', 'round_code', 'period_to'],
    { columns: ['round_id', 'rank_order'], onlyWith: 'reopened' },
    ['division_id', 'changed_at'],
  ],
  elementIndexes: ['unit_ids'],
};

export const surveyProjection: ProjectionDefinition<SurveyRow, SurveyEvent> = {
  context: 'assessments',
  name: 'survey',
  version: 1,
  catalogue: surveyCatalogue,
  view: surveyView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'round_id', type: 'uuid', value: (row) => row.roundId },
    { name: 'subject_id', type: 'uuid', value: (row) => row.subjectId },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [['changed_at'], ['round_id', 'changed_at'], ['subject_id', 'changed_at'], ['status', 'changed_at']],
};

export const roundsProjections = [
  roundProjection,
  sheetProjection,
  sheetResultProjection,
  resultProjection,
  surveyProjection,
];
