import type { Answer } from '../../api/client.js';

export type PlansWork = Answer<'/api/plans/v1/my-tasks'>;
export type AssessmentsWork = Answer<'/api/assessments/v1/my-work'>;
export type AwardsWork = Answer<'/api/awards/v1/my-work'>;

/** What the API keeps apart, each read on by its own cursor. */
export const sources = {
  plans: {
    ofMyUnits: 'unitsCursor',
    toReview: 'reviewCursor',
    extensionsToDecide: 'extensionsCursor',
    rectificationsOfMyUnits: 'rectifyCursor',
    rectificationsToCheck: 'checkCursor',
    reportsOfMyUnits: 'reportsCursor',
    reportsToPassOn: 'passOnCursor',
    suggestionsToAnswer: 'suggestionsCursor',
    suggestionsOverdue: 'overdueSuggestionsCursor',
  },
  assessments: {
    sheetsToFill: 'sheetsCursor',
    roundsToConclude: 'roundsCursor',
    applicationsToReview: 'reviewCursor',
    applicationsReturned: 'returnedCursor',
    newResults: 'resultsCursor',
    sheetsLeftOut: 'leftOutCursor',
    incidentsToVerify: 'verifyCursor',
    complaintsToCheck: 'checkCursor',
    complaintsToRectify: 'rectifyCursor',
  },
  awards: {
    slatesToShow: 'showCursor',
    objectionsToAssign: 'assignCursor',
    objectionsToDecide: 'decideCursor',
    objectionsToAnswer: 'answerCursor',
    namingsToSign: 'signCursor',
    titlesToConfer: 'conferCursor',
    titlesToConfirm: 'confirmCursor',
    triggersToConfirm: 'triggersCursor',
    removalsToHear: 'hearCursor',
    decisionsToTake: 'decisionsCursor',
    removalsToCarryOut: 'carryOutCursor',
    appealsToAnswer: 'appealsCursor',
    commendationsToDecide: 'commendationsCursor',
    circularsToTell: 'tellCursor',
    circularsToState: 'stateCursor',
    circularsToDecide: 'circularsCursor',
  },
} as const satisfies {
  readonly plans: Readonly<Record<keyof PlansWork, string>>;
  readonly assessments: Readonly<Record<keyof AssessmentsWork, string>>;
  readonly awards: Readonly<Record<keyof AwardsWork, string>>;
};

export type Context = keyof typeof sources;
export type PlansSource = keyof typeof sources.plans;
export type AssessmentsSource = keyof typeof sources.assessments;
export type AwardsSource = keyof typeof sources.awards;
export type Source = PlansSource | AssessmentsSource | AwardsSource;

/** 等我决定, 退回给我, 待签收, 我要办, 请知悉: in this order. */
export const groups = ['decide', 'returned', 'sign', 'do', 'know'] as const;
export type WorkGroup = (typeof groups)[number];

export type WorkKind =
  | 'task'
  | 'rectification'
  | 'report'
  | 'suggestion'
  | 'sheet'
  | 'round'
  | 'application'
  | 'result'
  | 'incident'
  | 'complaint'
  | 'slate'
  | 'objection'
  | 'title'
  | 'commendation'
  | 'circular';

/** What the button says. */
export type WorkAct =
  | 'signFor'
  | 'submit'
  | 'submitAgain'
  | 'review'
  | 'look'
  | 'putRight'
  | 'check'
  | 'close'
  | 'file'
  | 'passOn'
  | 'fill'
  | 'conclude'
  | 'amend'
  | 'verify'
  | 'rectify'
  | 'openNotice'
  | 'assign'
  | 'decide'
  | 'answer'
  | 'sign'
  | 'decideExtension'
  | 'confer'
  | 'confirm'
  | 'hear'
  | 'carryOut'
  | 'tell'
  | 'state';

export interface WorkRow {
  readonly key: string;
  readonly id: string;
  readonly source: Source;
  readonly group: WorkGroup;
  readonly kind: WorkKind;
  readonly act: WorkAct;
  readonly to: string;
  /** Its name; null where the kind of thing and the facts about it have to do. */
  readonly what: string | null;
  readonly about: readonly string[];
  /** The key of the period it is about, `2026-06`. */
  readonly period: string | null;
  readonly programmeId: string | null;
  /** `YYYY-MM-DD`, the last day. */
  readonly due: string | null;
  readonly overdue: boolean;
  /** Somebody reminded of it: when, and which unit. */
  readonly urged: { readonly at: string; readonly by: string | null } | null;
  /** Since when it waits, where no date is set. */
  readonly since: string | null;
}

export interface WorkPage {
  readonly rows: readonly WorkRow[];
  readonly next: string | null;
}

type Row = Omit<WorkRow, 'key' | 'id' | 'source' | keyof typeof NOTHING_MORE> &
  Partial<Pick<WorkRow, keyof typeof NOTHING_MORE>>;

const NOTHING_MORE = {
  about: [],
  period: null,
  programmeId: null,
  due: null,
  overdue: false,
  urged: null,
  since: null,
};

function page<Item extends { readonly id: string }>(
  source: Source,
  { items, next }: { readonly items: readonly Item[]; readonly next: string | null },
  rowOf: (item: Item) => Row | null,
): WorkPage {
  const rows = items.flatMap((item): readonly WorkRow[] => {
    const row = rowOf(item);
    return row === null ? [] : [{ ...NOTHING_MORE, ...row, id: item.id, source, key: `${source}:${item.id}` }];
  });
  return { rows, next };
}

export function ofPlans(work: PlansWork): Readonly<Record<PlansSource, WorkPage>> {
  return {
    ofMyUnits: page('ofMyUnits', work.ofMyUnits, taskOfMyUnit),
    toReview: page('toReview', work.toReview, (task) => ({
      ...taskFacts(task),
      group: 'decide',
      act: 'review',
      due: null,
      overdue: false,
      since: task.changedAt,
    })),
    extensionsToDecide: page('extensionsToDecide', work.extensionsToDecide, (task) => ({
      ...taskFacts(task),
      group: 'decide',
      act: 'decideExtension',
    })),
    rectificationsOfMyUnits: page('rectificationsOfMyUnits', work.rectificationsOfMyUnits, (rectification) => ({
      ...rectificationFacts(rectification),
      group: rectification.status === 'returned' ? 'returned' : 'do',
      act:
        rectification.status === 'ordered'
          ? 'signFor'
          : rectification.status === 'returned'
            ? 'submitAgain'
            : 'putRight',
    })),
    rectificationsToCheck: page('rectificationsToCheck', work.rectificationsToCheck, (rectification) => ({
      ...rectificationFacts(rectification),
      group: 'decide',
      act: rectification.status === 'checked' ? 'close' : 'check',
      due: null,
      overdue: false,
      since: rectification.changedAt,
    })),
    reportsOfMyUnits: page('reportsOfMyUnits', work.reportsOfMyUnits, (report) => ({
      ...reportFacts(report),
      group: 'do',
      act: report.status === 'asked' ? 'file' : 'passOn',
    })),
    reportsToPassOn: page('reportsToPassOn', work.reportsToPassOn, (report) => ({
      ...reportFacts(report),
      group: 'do',
      act: 'passOn',
    })),
    suggestionsToAnswer: page('suggestionsToAnswer', work.suggestionsToAnswer, (suggestion) => ({
      ...suggestionFacts(suggestion),
      group: 'do',
      act: 'answer',
    })),
    suggestionsOverdue: page('suggestionsOverdue', work.suggestionsOverdue, (suggestion) => ({
      ...suggestionFacts(suggestion),
      group: 'know',
      act: 'look',
    })),
  };
}

type TaskItem = PlansWork['ofMyUnits']['items'][number];

function taskFacts(task: TaskItem): Omit<Row, 'group' | 'act'> {
  return {
    kind: 'task',
    to: `/tasks/${task.id}`,
    what: task.heading,
    about: [task.planTitle, task.accountable.name].filter((part) => part !== null),
    due: task.dueOn,
    overdue: task.overdueSince !== null,
  };
}

/** What waits for others is not shown: it was submitted, or refused and is the office's again. */
function taskOfMyUnit(task: TaskItem): Row | null {
  switch (task.status) {
    case 'assigned':
      return { ...taskFacts(task), urged: task.urged, group: 'sign', act: 'signFor' };
    case 'signedFor':
      return { ...taskFacts(task), urged: task.urged, group: 'do', act: 'submit' };
    case 'returned':
      return { ...taskFacts(task), urged: task.urged, group: 'returned', act: 'submitAgain' };
    default:
      return null;
  }
}

function rectificationFacts(item: PlansWork['rectificationsOfMyUnits']['items'][number]): Omit<Row, 'group' | 'act'> {
  return {
    kind: 'rectification',
    to: `/rectifications/${item.id}`,
    what: item.subject.name,
    about: item.unit === null ? [] : [item.unit.name],
    programmeId: item.programmeId,
    due: item.dueOn,
    overdue: item.overdueSince !== null,
  };
}

function reportFacts(item: PlansWork['reportsOfMyUnits']['items'][number]): Omit<Row, 'group' | 'act'> {
  return {
    kind: 'report',
    to: `/reports/${item.id}`,
    what: item.unit.name,
    period: item.periodKey,
    programmeId: item.programmeId,
    due: item.lastDay,
    overdue: item.overdueSince !== null,
  };
}

function suggestionFacts(item: PlansWork['suggestionsToAnswer']['items'][number]): Omit<Row, 'group' | 'act'> {
  return {
    kind: 'suggestion',
    to: `/suggestions/${item.id}`,
    what: item.unit?.name ?? item.division.name,
    due: item.lastDay,
    overdue: item.overdueSince !== null,
  };
}

export function ofAssessments(work: AssessmentsWork): Readonly<Record<AssessmentsSource, WorkPage>> {
  return {
    sheetsToFill: page('sheetsToFill', work.sheetsToFill, (sheet) => ({
      ...sheetFacts(sheet),
      group: 'do',
      act: 'fill',
    })),
    roundsToConclude: page('roundsToConclude', work.roundsToConclude, (round) => ({
      group: 'decide',
      kind: 'round',
      act: 'conclude',
      to: `/assessment/rounds/${round.id}`,
      what: round.division.name,
      period: round.period.key,
      programmeId: round.programme,
      due: round.due.lastDay,
      overdue: round.overdueSince !== null,
    })),
    applicationsToReview: page('applicationsToReview', work.applicationsToReview, (application) => ({
      ...applicationFacts(application),
      group: 'decide',
      act: 'review',
    })),
    applicationsReturned: page('applicationsReturned', work.applicationsReturned, (application) => ({
      ...applicationFacts(application),
      group: 'returned',
      act: 'amend',
    })),
    newResults: page('newResults', work.newResults, (result) => ({
      group: 'know',
      kind: 'result',
      act: 'look',
      to: `/assessment/results/${result.id}`,
      what: result.subject.name,
      period: result.period.key,
      since: result.gradedAt,
    })),
    sheetsLeftOut: page('sheetsLeftOut', work.sheetsLeftOut, (sheet) => ({
      ...sheetFacts(sheet),
      group: 'know',
      act: 'look',
      overdue: true,
    })),
    incidentsToVerify: page('incidentsToVerify', work.incidentsToVerify, (incident) => ({
      group: 'decide',
      kind: 'incident',
      act: 'verify',
      to: `/incidents/${incident.id}`,
      what: incident.subject.name,
      about: [incident.source.name],
      since: incident.reportedAt,
    })),
    complaintsToCheck: page('complaintsToCheck', work.complaintsToCheck, (complaint) => ({
      ...complaintFacts(complaint),
      group: 'decide',
      act: 'check',
    })),
    complaintsToRectify: page('complaintsToRectify', work.complaintsToRectify, (complaint) => ({
      ...complaintFacts(complaint),
      group: 'do',
      act: 'rectify',
    })),
  };
}

function sheetFacts(item: AssessmentsWork['sheetsToFill']['items'][number]): Omit<Row, 'group' | 'act'> {
  return {
    kind: 'sheet',
    to: `/assessment/sheets/${item.id}`,
    what: item.subject.name,
    period: item.period.key,
    due: item.lastDay,
  };
}

function applicationFacts(item: AssessmentsWork['applicationsToReview']['items'][number]): Omit<Row, 'group' | 'act'> {
  return {
    kind: 'application',
    to: `/applications/${item.id}`,
    what: item.subject.name,
    about: [item.subject.division.name],
    programmeId: item.programme,
    due: item.due?.lastDay ?? null,
    overdue: item.overdue,
    since: item.changedAt,
  };
}

function complaintFacts(item: AssessmentsWork['complaintsToCheck']['items'][number]): Omit<Row, 'group' | 'act'> {
  return {
    kind: 'complaint',
    to: `/complaints/${item.id}`,
    what: item.subject.name,
    about: [item.source.name, ...(item.reference === null ? [] : [item.reference])],
    due: item.due?.lastDay ?? null,
    overdue: item.overdueSince !== null,
    since: item.registeredAt,
  };
}

export function ofAwards(work: AwardsWork): Readonly<Record<AwardsSource, WorkPage>> {
  return {
    slatesToShow: page('slatesToShow', work.slatesToShow, (slate) => ({
      group: 'decide',
      kind: 'slate',
      act: 'openNotice',
      to: `/notices/slates/${slate.id}`,
      what: slate.division?.name ?? null,
      programmeId: slate.programme,
      since: slate.changedAt,
    })),
    objectionsToAssign: objections('objectionsToAssign', work.objectionsToAssign, 'decide', 'assign'),
    objectionsToDecide: objections('objectionsToDecide', work.objectionsToDecide, 'decide', 'decide'),
    objectionsToAnswer: objections('objectionsToAnswer', work.objectionsToAnswer, 'do', 'answer'),
    namingsToSign: titles('namingsToSign', work.namingsToSign, 'decide', 'sign'),
    titlesToConfer: titles('titlesToConfer', work.titlesToConfer, 'do', 'confer'),
    titlesToConfirm: titles('titlesToConfirm', work.titlesToConfirm, 'decide', 'confirm'),
    triggersToConfirm: titles('triggersToConfirm', work.triggersToConfirm, 'decide', 'confirm'),
    removalsToHear: titles('removalsToHear', work.removalsToHear, 'do', 'hear'),
    decisionsToTake: titles('decisionsToTake', work.decisionsToTake, 'decide', 'decide'),
    removalsToCarryOut: titles('removalsToCarryOut', work.removalsToCarryOut, 'do', 'carryOut'),
    appealsToAnswer: titles('appealsToAnswer', work.appealsToAnswer, 'decide', 'answer'),
    commendationsToDecide: page('commendationsToDecide', work.commendationsToDecide, (commendation) => ({
      group: 'decide',
      kind: 'commendation',
      act: 'decide',
      to: `/praise/commendations/${commendation.id}`,
      what: commendation.to.name,
      about: commendation.division === null ? [] : [commendation.division.name],
      programmeId: commendation.programme,
      since: commendation.changedAt,
    })),
    circularsToTell: circulars('circularsToTell', work.circularsToTell, 'do', 'tell'),
    circularsToState: circulars('circularsToState', work.circularsToState, 'do', 'state'),
    circularsToDecide: circulars('circularsToDecide', work.circularsToDecide, 'decide', 'decide'),
  };
}

function objections(
  source: AwardsSource,
  list: AwardsWork['objectionsToDecide'],
  group: WorkGroup,
  act: WorkAct,
): WorkPage {
  return page(source, list, (objection) => ({
    group,
    kind: 'objection',
    act,
    to: `/notices/objections/${objection.id}`,
    what: objection.division?.name ?? null,
    about: [objection.receivedOn],
    programmeId: objection.programme,
    due: objection.replyDue,
    overdue: objection.overdue,
    since: objection.changedAt,
  }));
}

function titles(source: AwardsSource, list: AwardsWork['namingsToSign'], group: WorkGroup, act: WorkAct): WorkPage {
  return page(source, list, (title) => ({
    group,
    kind: 'title',
    act,
    to: `/titles/${title.id}`,
    what: title.subject.name,
    about: [title.subject.division.name, ...(title.plaqueNumber === null ? [] : [title.plaqueNumber])],
    programmeId: title.programmeId,
    overdue: title.overdueSince !== null,
    since: title.overdueSince ?? title.changedAt,
  }));
}

function circulars(
  source: AwardsSource,
  list: AwardsWork['circularsToDecide'],
  group: WorkGroup,
  act: WorkAct,
): WorkPage {
  return page(source, list, (circular) => ({
    group,
    kind: 'circular',
    act,
    to: `/praise/circulars/${circular.id}`,
    what: circular.unit.name,
    programmeId: circular.programme,
    due: act === 'state' ? circular.statementUntil : null,
    since: circular.changedAt,
  }));
}

/** What is overdue first, then by its date, then what has waited longest; the same thing once. */
export function inOrder(rows: readonly WorkRow[]): readonly WorkRow[] {
  const once = new Map(rows.map((row) => [row.key, row]));
  return [...once.values()].sort(
    (a, b) =>
      Number(b.overdue) - Number(a.overdue) ||
      (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
      (a.since ?? '').localeCompare(b.since ?? ''),
  );
}

export interface DayOfWork {
  readonly day: string;
  readonly rows: readonly WorkRow[];
}

/** What ends from one day to another, day by day. */
export function byDay(rows: readonly WorkRow[], from: string, to: string): readonly DayOfWork[] {
  const days = new Map<string, WorkRow[]>();
  for (const row of rows) {
    if (row.due === null || row.due < from || row.due > to) continue;
    days.set(row.due, [...(days.get(row.due) ?? []), row]);
  }
  return [...days].map(([day, ending]) => ({ day, rows: ending })).sort((a, b) => a.day.localeCompare(b.day));
}
