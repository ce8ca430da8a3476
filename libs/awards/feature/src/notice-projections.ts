import {
  candidateView,
  circularCatalogue,
  circularView,
  statementUntilOf,
  commendationCatalogue,
  commendationView,
  noticeCatalogue,
  noticeHeadView,
  noticeView,
  objectionCatalogue,
  objectionView,
  rollUpCatalogue,
  rollUpView,
  slateCatalogue,
  slateView,
  titleCatalogue,
  type CandidateRow,
  type CircularEvent,
  type CircularRow,
  type CommendationEvent,
  type CommendationRow,
  type NoticeEvent,
  type NoticeHeadRow,
  type NoticeRow,
  type ObjectionEvent,
  type ObjectionRow,
  type RollUpEvent,
  type RollUpRow,
  type SlateEvent,
  type SlateRow,
  type TitleEvent,
} from '@gongjian/awards-domain';
import type { ProjectionDefinition } from '@gongjian/shared-projections';

/** Of each title no more than the lists its subject stands on. */
export const candidateProjection: ProjectionDefinition<CandidateRow, TitleEvent> = {
  context: 'awards',
  name: 'candidate',
  version: 1,
  catalogue: titleCatalogue,
  view: candidateView,
  bookkeeping: ['changedAt'],
  columns: [{ name: 'slate_ids', type: 'uuid[]', value: (row) => row.candidates.map(({ slateId }) => slateId) }],
  indexes: [],
  elementIndexes: ['slate_ids'],
};

export const slateProjection: ProjectionDefinition<SlateRow, SlateEvent> = {
  context: 'awards',
  name: 'slate',
  version: 1,
  catalogue: slateCatalogue,
  view: slateView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'programme_id', type: 'uuid', value: (row) => row.prepared.programme },
    { name: 'division_id', type: 'uuid', value: (row) => row.prepared.division?.id ?? null },
    { name: 'from_id', type: 'uuid', value: (row) => row.prepared.from.id },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [
    ['changed_at'],
    ['status', 'changed_at'],
    ['programme_id', 'changed_at'],
    ['division_id', 'changed_at'],
    ['from_id', 'changed_at'],
  ],
};

export const noticeProjection: ProjectionDefinition<NoticeRow, NoticeEvent> = {
  context: 'awards',
  name: 'notice',
  version: 1,
  catalogue: noticeCatalogue,
  view: noticeView,
  bookkeeping: ['changedAt'],
  columns: [{ name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt }],
  indexes: [['changed_at']],
};

/** What lists of notices need: however many candidates, a page of them stays small. */
export const noticeHeadProjection: ProjectionDefinition<NoticeHeadRow, NoticeEvent> = {
  context: 'awards',
  name: 'notice_head',
  version: 1,
  catalogue: noticeCatalogue,
  view: noticeHeadView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'programme_id', type: 'uuid', value: (row) => row.opened.programme },
    { name: 'division_id', type: 'uuid', value: (row) => row.opened.division?.id ?? null },
    { name: 'last_day', type: 'date', value: (row) => row.opened.lastDay.lastDay },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [
    ['last_day'],
    ['status', 'last_day'],
    ['programme_id', 'last_day'],
    ['division_id', 'last_day'],
    ['changed_at'],
    ['status', 'changed_at'],
  ],
};

export const objectionProjection: ProjectionDefinition<ObjectionRow, ObjectionEvent> = {
  context: 'awards',
  name: 'objection',
  version: 1,
  catalogue: objectionCatalogue,
  view: objectionView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'programme_id', type: 'uuid', value: (row) => row.received.programme },
    { name: 'division_id', type: 'uuid', value: (row) => row.received.division?.id ?? null },
    { name: 'notice_id', type: 'uuid', value: (row) => row.received.noticeId },
    { name: 'title_id', type: 'uuid', value: (row) => row.received.titleId },
    { name: 'handler_id', type: 'uuid', value: (row) => row.handler?.handler.personId ?? null },
    { name: 'lead', type: 'bool', value: (row) => row.lead !== null },
    { name: 'overdue', type: 'bool', value: (row) => row.overdue },
    { name: 'reply_due', type: 'date', value: (row) => row.replyDue },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [
    ['changed_at'],
    ['status', 'changed_at'],
    ['notice_id', 'changed_at'],
    ['division_id', 'changed_at'],
    ['handler_id', 'changed_at'],
    { columns: ['reply_due'], onlyWith: 'reply_due' },
    { columns: ['changed_at'], onlyWith: 'overdue' },
  ],
};

export const commendationProjection: ProjectionDefinition<CommendationRow, CommendationEvent> = {
  context: 'awards',
  name: 'commendation',
  version: 2,
  catalogue: commendationCatalogue,
  view: commendationView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'programme_id', type: 'uuid', value: (row) => row.proposed.programme },
    { name: 'to_id', type: 'uuid', value: (row) => row.proposed.to.id },
    { name: 'division_id', type: 'uuid', value: (row) => row.proposed.division?.id ?? null },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [['changed_at'], ['status', 'changed_at'], ['programme_id', 'changed_at'], ['to_id', 'changed_at']],
};

export const circularProjection: ProjectionDefinition<CircularRow, CircularEvent> = {
  context: 'awards',
  name: 'circular',
  version: 2,
  catalogue: circularCatalogue,
  view: circularView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'programme_id', type: 'uuid', value: (row) => row.drafted.programme },
    { name: 'division_id', type: 'uuid', value: (row) => row.drafted.unit.division.id },
    { name: 'unit_ids', type: 'uuid[]', value: (row) => [row.drafted.unit.id] },
    { name: 'statement_until', type: 'date', value: statementUntilOf },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [['changed_at'], ['status', 'changed_at'], ['programme_id', 'changed_at'], ['division_id', 'changed_at']],
  elementIndexes: ['unit_ids'],
};

export const rollUpProjection: ProjectionDefinition<RollUpRow, RollUpEvent> = {
  context: 'awards',
  name: 'rollup',
  version: 1,
  catalogue: rollUpCatalogue,
  view: rollUpView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'programme_id', type: 'uuid', value: (row) => row.programme },
    { name: 'division_id', type: 'uuid', value: (row) => row.subject.division.id },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [['changed_at'], ['status', 'changed_at'], ['programme_id', 'changed_at'], ['division_id', 'changed_at']],
};

/** Read models of lists, notices, objections and honours. */
export const noticeProjections = [
  candidateProjection,
  slateProjection,
  noticeProjection,
  noticeHeadProjection,
  objectionProjection,
  commendationProjection,
  circularProjection,
  rollUpProjection,
];
