/** A state of a title's life, by the event that brought it about. */
export type LifeState =
  | 'applied'
  | 'listed'
  | 'notice'
  | 'named'
  | 'renewed'
  | 'imported'
  | 'recognised'
  | 'conferred'
  | 'warned'
  | 'warningEnded'
  | 'suspended'
  | 'restored'
  | 'downgraded'
  | 'proposed'
  | 'told'
  | 'removed'
  | 'expired'
  | 'ended'
  | 'reinstated'
  | 'namingAnnulled';

export type LifeTone = 'plain' | 'title' | 'soon' | 'late' | 'ok';

export interface LifeStep {
  readonly state: LifeState;
  readonly on: string;
  /** Last day, of what lasts. */
  readonly to?: string;
  readonly tone: LifeTone;
  /** It does not count any more: annulled, or its proposal withdrawn. */
  readonly undone: boolean;
}

export interface LifeEntry {
  readonly type: string;
  readonly recordedAt: string;
  readonly effectiveOn?: string;
  readonly data: unknown;
}

const STATES: Readonly<Record<string, readonly [LifeState, LifeTone]>> = {
  CandidateListed: ['listed', 'plain'],
  TitleNamed: ['named', 'title'],
  TitleRenewed: ['renewed', 'title'],
  TitleImported: ['imported', 'title'],
  TitleRecognised: ['recognised', 'title'],
  TitleConferred: ['conferred', 'title'],
  TitleWarned: ['warned', 'soon'],
  WarningEnded: ['warningEnded', 'ok'],
  TitleSuspended: ['suspended', 'late'],
  TitleRestored: ['restored', 'ok'],
  TitleDowngraded: ['downgraded', 'soon'],
  RemovalProposed: ['proposed', 'late'],
  SubjectTold: ['told', 'late'],
  TitleRemoved: ['removed', 'late'],
  TitleExpired: ['expired', 'plain'],
  TitleEnded: ['ended', 'plain'],
  RemovalAnnulled: ['reinstated', 'ok'],
  NamingAnnulled: ['namingAnnulled', 'late'],
};

/** Where a fact says the day it is of. */
const DAYS: readonly string[] = ['on', 'namedOn', 'recognisedOn', 'effectiveOn'];

type Data = Readonly<Record<string, unknown>>;

function dataOf({ data }: LifeEntry): Data {
  return typeof data === 'object' && data !== null ? (data as Data) : {};
}

function dayIn(entry: LifeEntry, dayOf: (instant: string) => string): string {
  const data = dataOf(entry);
  const told = DAYS.map((name) => data[name]).find((value) => typeof value === 'string');
  return entry.effectiveOn ?? told ?? dayOf(entry.recordedAt);
}

/** What came before a title: its application and its notice, which other records tell of. */
export interface Before {
  readonly appliedOn?: string;
  readonly notice?: { readonly from: string; readonly to: string };
}

/**
 * The states of a title in the order of their days. What was annulled stays in it and counts no more; a removal that was
 * proposed and withdrawn likewise.
 */
export function lifeOf(
  entries: readonly LifeEntry[],
  before: Before,
  dayOf: (instant: string) => string,
): readonly LifeStep[] {
  const annulled = new Set<unknown>(
    entries.flatMap((entry) => {
      const { removalId, namingId } = dataOf(entry);
      if (entry.type === 'RemovalAnnulled') return [removalId];
      return entry.type === 'NamingAnnulled' ? [namingId] : [];
    }),
  );
  const lastWithdrawal = entries.findLastIndex(({ type }) => type === 'RemovalProposalWithdrawn');
  const steps: LifeStep[] = [];
  if (before.appliedOn !== undefined) {
    steps.push({ state: 'applied', on: before.appliedOn, tone: 'plain', undone: false });
  }
  if (before.notice !== undefined) {
    const { from, to } = before.notice;
    steps.push({ state: 'notice', on: from, to, tone: 'plain', undone: false });
  }
  entries.forEach((entry, index) => {
    const found = STATES[entry.type];
    if (found === undefined) return;
    const [state, tone] = found;
    const { removalId, namingId } = dataOf(entry);
    const withdrawn = (state === 'proposed' || state === 'told') && index < lastWithdrawal;
    const undone =
      withdrawn ||
      (state === 'removed' && annulled.has(removalId)) ||
      (['named', 'renewed', 'imported', 'recognised'].includes(state) && annulled.has(namingId));
    steps.push({ state, on: dayIn(entry, dayOf), tone, undone });
  });
  return steps
    .map((step, place) => ({ step, place }))
    .sort((a, b) => a.step.on.localeCompare(b.step.on) || a.place - b.place)
    .map(({ step }) => step);
}
