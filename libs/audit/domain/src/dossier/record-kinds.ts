import type { BilingualText } from '@gongjian/shared-kernel';

/** What one item 件 may be. */
export const RECORD_KINDS = [
  'workPlan',
  'task',
  'supervision',
  'rectification',
  'followUp',
  'application',
  'round',
  'result',
  'notice',
  'naming',
  'removal',
  'commendation',
  'circular',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Event data as stored. */
export type StoredData = Readonly<Record<string, unknown>>;

export interface KindDefinition {
  readonly kind: RecordKind;
  readonly names: BilingualText;
  /** Of the streams it is recorded in. */
  readonly category: string;
  /** Event types one of which makes it a document. */
  readonly madeBy: readonly string[];
  /** Event types that end its procedure. */
  readonly over: readonly string[];
  /** Event types that begin it again. */
  readonly again: readonly string[];
  /** Where events of the stream name the record it belongs to; `a.b` in `a`, `a[].b` in every element of `a`. */
  readonly belongsTo: readonly string[];
  readonly subject: string | null;
  readonly date: readonly string[];
  readonly documentNumber: readonly string[];
  readonly responsible: readonly string[];
}

const BY = ['authority.name', 'by.unit.name', 'by[].unit.name'];

/** Each kind of record of a campaign, and where its facts stand. */
export const KINDS: readonly KindDefinition[] = [
  {
    kind: 'workPlan',
    names: { zh: '工作方案', en: 'work plan' },
    category: 'plan',
    madeBy: ['PlanIssued'],
    over: ['PlanClosed', 'PlanDraftDiscarded'],
    again: [],
    belongsTo: ['planId'],
    subject: null,
    date: ['issuedOn'],
    documentNumber: ['number'],
    responsible: ['authority.name', 'signer.unit.name'],
  },
  {
    kind: 'task',
    names: { zh: '工作任务及佐证材料', en: 'task and evidence' },
    category: 'task',
    madeBy: ['TaskAssigned'],
    over: ['TaskCompleted', 'TaskWithdrawn'],
    again: ['TaskReopened'],
    belongsTo: ['planId', 'supports.subjectIds[]'],
    subject: null,
    date: ['order.issuedOn'],
    documentNumber: ['order.documentNumber'],
    responsible: ['units[].unit.name'],
  },
  {
    kind: 'supervision',
    names: { zh: '督办', en: 'supervision' },
    category: 'escalation',
    madeBy: ['EscalationDecided'],
    over: ['EscalationEnded'],
    again: [],
    belongsTo: ['target.planId', 'target.id', 'target.subject.id'],
    subject: 'target.subject.name',
    date: ['on'],
    documentNumber: ['documentNumber'],
    responsible: ['decidedBy.unit.name'],
  },
  {
    kind: 'rectification',
    names: { zh: '整改', en: 'rectification' },
    category: 'rectification',
    madeBy: ['RectificationOrdered'],
    over: ['RectificationClosed', 'RectificationWithdrawn'],
    again: [],
    belongsTo: ['subject.id', 'removalId', 'source.id'],
    subject: 'subject.name',
    date: ['foundOn'],
    documentNumber: ['documentNumber'],
    responsible: ['orderedBy.unit.name', 'unit.name'],
  },
  {
    kind: 'followUp',
    names: { zh: '专门督导', en: 'follow-up' },
    category: 'followup',
    madeBy: ['FollowUpOpened'],
    over: ['RemovalSettled', 'FollowUpWithdrawn'],
    again: [],
    belongsTo: ['titleId', 'subject.id'],
    subject: 'subject.name',
    date: ['openedOn'],
    documentNumber: ['documentNumber'],
    responsible: ['authority.name'],
  },
  {
    kind: 'application',
    names: { zh: '申报材料', en: 'application' },
    category: 'application',
    madeBy: ['ApplicationFiled'],
    over: ['ApplicationDetermined', 'ApplicationRejected', 'ApplicationWithdrawn', 'CreationAbandoned'],
    again: [],
    belongsTo: ['subject.id'],
    subject: 'subject.name',
    date: ['filedOn'],
    documentNumber: [],
    responsible: ['filer.unit.name', 'subject.name'],
  },
  {
    kind: 'round',
    names: { zh: '考评结论', en: 'conclusion of a round' },
    category: 'round',
    madeBy: ['RoundConcluded'],
    over: ['RoundConcluded', 'RoundCancelled'],
    again: [],
    belongsTo: ['plan.id', 'applicationId'],
    subject: 'division.name',
    date: [],
    documentNumber: [],
    responsible: ['division.name'],
  },
  {
    kind: 'result',
    names: { zh: '考评结果', en: 'assessment result' },
    category: 'result',
    madeBy: ['SubjectGraded'],
    over: ['SubjectGraded', 'ResultConfirmed', 'ResultChanged'],
    again: ['ResultReopened'],
    belongsTo: ['roundId', 'subject.id'],
    subject: 'subject.name',
    date: [],
    documentNumber: [],
    responsible: ['subject.division.name', 'subject.name'],
  },
  {
    kind: 'notice',
    names: { zh: '公示', en: 'public notice' },
    category: 'notice',
    madeBy: ['NoticeOpened'],
    over: ['NoticeEnded', 'NoticeCancelled'],
    again: [],
    belongsTo: ['slates[].slateId', 'subject.id'],
    subject: 'division.name',
    date: ['firstDay'],
    documentNumber: [],
    responsible: ['decidedBy.unit.name', 'division.name'],
  },
  {
    kind: 'naming',
    names: { zh: '命名决定', en: 'naming decision' },
    category: 'title',
    madeBy: ['TitleNamed', 'TitleRenewed', 'TitleImported', 'TitleRecognised'],
    over: ['TitleEnded', 'TitleExpired', 'TitleRemoved', 'AppealDecided'],
    again: ['CandidateListed', 'RemovalProposed', 'AppealReceived'],
    belongsTo: ['slateId', 'subject.id'],
    subject: 'subject.name',
    date: ['namedOn', 'recognisedOn', 'on'],
    documentNumber: ['documentNumber'],
    responsible: BY,
  },
  {
    kind: 'removal',
    names: { zh: '摘牌决定', en: 'removal decision' },
    category: 'title',
    madeBy: ['TitleRemoved'],
    over: ['TitleEnded', 'TitleExpired', 'TitleRemoved', 'AppealDecided'],
    again: ['CandidateListed', 'RemovalProposed', 'AppealReceived'],
    belongsTo: ['slateId', 'subject.id'],
    subject: 'subject.name',
    date: ['effectiveOn'],
    documentNumber: ['documentNumber'],
    responsible: BY,
  },
  {
    kind: 'commendation',
    names: { zh: '表彰决定', en: 'commendation' },
    category: 'commendation',
    madeBy: ['CommendationDecided'],
    over: ['CommendationDecided', 'CommendationDropped', 'CommendationRevoked'],
    again: [],
    belongsTo: ['to.id'],
    subject: 'to.name',
    date: ['on'],
    documentNumber: ['documentNumber'],
    responsible: ['by.unit.name'],
  },
  {
    kind: 'circular',
    names: { zh: '通报批评', en: 'circular of criticism' },
    category: 'circular',
    madeBy: ['CircularDecided'],
    over: ['CircularDecided', 'CircularDropped', 'CircularWithdrawn'],
    again: [],
    belongsTo: ['cause.escalationId', 'cause.roundId'],
    subject: 'unit.name',
    date: ['on'],
    documentNumber: ['documentNumber'],
    responsible: ['by.unit.name'],
  },
];

/** Streams that join others without being documents. */
export const JOINING: readonly Pick<KindDefinition, 'category' | 'belongsTo'>[] = [
  { category: 'slate', belongsTo: ['from.id'] },
];

/** Ids beside its own by which others name a record. */
export const ALSO_KNOWN_BY: readonly string[] = ['removalId'];

/** In a title's stream, what belongs to the decision before it until the next procedure begins. */
export const AFTER_DECISION: readonly string[] = [
  'TitleConferred',
  'SignedDocumentRecorded',
  'RemovalServed',
  'RemovalPublished',
  'PlaqueRecovered',
  'PlaqueLost',
];

/** Whether the procedure that a record is of still runs, by all events of its stream in their order. */
export function isRunning(kind: RecordKind, types: readonly string[]): boolean {
  const definition = KINDS.find((each) => each.kind === kind);
  const last = types
    .filter((type) => definition?.over.includes(type) === true || definition?.again.includes(type))
    .at(-1);
  return last === undefined || definition?.over.includes(last) !== true;
}

/** Every value that stands at a path of {@link KindDefinition}. */
export function valuesAt(data: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [data];
  for (const step of path.split('.')) {
    const each = step.endsWith('[]');
    const name = each ? step.slice(0, -2) : step;
    found = found.flatMap((value) => {
      const member =
        typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
      return each ? (Array.isArray(member) ? (member as readonly unknown[]) : []) : [member];
    });
  }
  return found.filter((value) => value !== undefined && value !== null);
}

/** The first text that stands at one of the paths; texts of several elements are joined. */
export function textAt(data: unknown, paths: readonly string[]): string | null {
  for (const path of paths) {
    const texts = valuesAt(data, path).filter((value): value is string => typeof value === 'string' && value !== '');
    if (texts.length > 0) return [...new Set(texts)].join('、');
  }
  return null;
}
