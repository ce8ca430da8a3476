import {
  isDomainError,
  type DomainError,
  type Instant,
  type LocalDate,
  type OfficerAsOf,
  type Reason,
  type Sealed,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { AwardTerms } from '../pinned.js';
import type { Firing, Forbidding, Ground } from '../rules/grounds.js';
import type { TitleCommand } from './title.commands.js';
import { titleDecider } from './title.decider.js';
import { doneAlready, titleNotHeld } from './title.errors.js';
import { standingRemoval, type Title } from './title-state.js';

export const TITLE_ACTS = [
  'signNaming',
  'confer',
  'confirmImport',
  'declineImport',
  'confirmRecognition',
  'confirmTrigger',
  'dismissTrigger',
  'warn',
  'suspend',
  'restore',
  'downgrade',
  'declineDowngrade',
  'end',
  'declineEnd',
  'proposeRemoval',
  'withdrawProposal',
  'tell',
  'recordStatement',
  'answerStatement',
  'signRemoval',
  'recordSignedDocument',
  'serve',
  'publish',
  'recoverPlaque',
  'recordPlaqueLost',
  'withdrawPrivileges',
  'file',
  'appeal',
  'decideAppeal',
  'proposeAnnulment',
  'signAnnulment',
  'declineAnnulment',
  'proposeNamingAnnulment',
  'signNamingAnnulment',
  'declineNamingAnnulment',
  'correct',
  'confirmCorrection',
  'declineCorrection',
] as const;
export type TitleAct = (typeof TITLE_ACTS)[number];

export type MayAct =
  | true
  | {
      readonly code: string;
      readonly zh: string;
      readonly en: string;
      readonly late?: { readonly until: LocalDate | null; readonly forAnother: boolean };
    };
export type MayTitle = Readonly<Record<TitleAct, MayAct>>;

/** What whoever acts has before the eyes. */
export interface SeenByActor {
  readonly by: OfficerAsOf;
  readonly now: Instant;
  readonly today: LocalDate;
  /** `null`: nothing was named or is ready. */
  readonly terms: AwardTerms | null;
  readonly calendar: WorkingCalendar;
  readonly watchRevision: number;
  readonly forbidden: readonly Forbidding[];
  readonly forbidsRecognition: readonly Forbidding[];
  readonly objections: readonly string[];
  readonly stillFires: readonly Firing[];
  readonly lower: readonly string[];
}

const WORDS = 'probe';
const TEXT = {} as Sealed;
const WHY: Reason = { code: WORDS, text: null };
const GROUND: Ground = {
  ...{ factId: WORDS, fact: { kind: 'suspensionOver' }, occurredOn: '', occurredAt: null },
  ...{ verifier: null, source: null },
};
const FILE = { fileId: WORDS, sha256: WORDS, size: 0, mediaType: WORDS, fileName: null };

/**
 * Why an act is not possible now; `null`: it is. It is the decider that says so, asked with what a person would send: what
 * is offered is what is accepted. The policy says besides whose act it is.
 */
export function refusesTitleAct(title: Title, act: TitleAct, seen: SeenByActor): DomainError | null {
  if (seen.terms === null) return titleNotHeld(title.standing);
  return refusalOf(probe(title, act, seen, seen.terms), title);
}

/** The last day of an act whose time is over, where it may still be entered late as done that day; `null`: it may not. */
export function lateUntilOf(title: Title, act: TitleAct, seen: SeenByActor): LocalDate | null {
  const until = title.procedure?.told?.statementUntil.lastDay;
  if (act !== 'recordStatement' || seen.terms === null || until === undefined || until >= seen.today) return null;
  const data = { titleId: title.titleId, by: seen.by, lateEntry: { effectiveOn: until, reason: WHY } };
  const { now, today } = seen;
  const command = { type: 'RecordStatement', data: { ...data, text: TEXT, files: [] }, now, today } as const;
  return refusalOf(command, title) === null ? until : null;
}

function refusalOf(command: TitleCommand, title: Title): DomainError | null {
  try {
    return titleDecider.decide(command, title).length === 0 ? doneAlready() : null;
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error;
  }
}

function probe(title: Title, act: TitleAct, seen: SeenByActor, terms: AwardTerms): TitleCommand {
  const { by, now, today, calendar, watchRevision, stillFires } = seen;
  const { titleId, naming, readiness, procedure } = title;
  const removal = standingRemoval(title) ?? title.removals.at(-1);
  const removalId = removal?.removed.removalId ?? WORDS;
  const at = { now, today };
  const acting = { titleId, by, lateEntry: null };
  const clocks = { terms, calendar };
  const inputs = { inputs: [] };
  const number = title.triggers.find(({ status }) => status === 'raised')?.raised.number ?? 0;
  const namingId = naming?.namingId ?? WORDS;
  switch (act) {
    case 'signNaming': {
      const slateId = readiness?.ready.slateId ?? WORDS;
      const documentNumber = readiness?.signature?.documentNumber ?? WORDS;
      const rest = { minutesNumber: null, watchRevision, forbidden: seen.forbidden, objections: seen.objections };
      const data = { ...acting, ...clocks, ...inputs, slateId, namingId: WORDS, documentNumber, ...rest };
      return { type: 'SignNaming', data, ...at };
    }
    case 'confer': {
      const data = { ...acting, withPlaque: terms.plaque, plaqueNumber: WORDS, place: null, handedBy: null };
      return { type: 'ConferTitle', data, ...at };
    }
    case 'confirmImport': {
      const rest = {
        importId: title.importing?.importId ?? WORDS,
        namingId: WORDS,
        renewalOpensOn: null,
        watchRevision,
      };
      return { type: 'ConfirmTitleImport', data: { ...acting, ...inputs, ...rest }, ...at };
    }
    case 'declineImport': {
      const importId = title.importing?.importId ?? WORDS;
      return { type: 'DeclineTitleImport', data: { titleId, by, importId, reason: WHY }, ...at };
    }
    case 'confirmRecognition': {
      const recognitionId = title.recognising?.recognitionId ?? WORDS;
      const rest = { recognitionId, namingId: WORDS, watchRevision, forbidden: seen.forbidsRecognition };
      return { type: 'ConfirmRecognition', data: { titleId, by, ...inputs, ...rest }, ...at };
    }
    case 'confirmTrigger':
      return { type: 'ConfirmTrigger', data: { ...acting, ...inputs, ...clocks, number, removalId: WORDS }, ...at };
    case 'dismissTrigger':
      return { type: 'DismissTrigger', data: { ...acting, ...inputs, number, reason: WHY }, ...at };
    case 'warn':
      return { type: 'WarnTitle', data: { ...acting, ...inputs, ...clocks, reason: WHY, grounds: [] }, ...at };
    case 'suspend':
      return { type: 'SuspendTitle', data: { ...acting, ...inputs, ...clocks, reason: WHY, grounds: [] }, ...at };
    case 'restore':
      return { type: 'RestoreTitle', data: { ...acting, ...inputs, reason: WHY }, ...at };
    case 'downgrade': {
      const to = title.downgrading?.to ?? seen.lower[0] ?? '';
      return { type: 'DowngradeTitle', data: { ...acting, ...inputs, to, lower: seen.lower, reason: WHY }, ...at };
    }
    case 'declineDowngrade':
      return { type: 'DeclineDowngrade', data: { titleId, by, reason: WHY }, ...at };
    case 'end': {
      const { why, successor } = title.ending ?? { why: 'abolished', successor: null };
      return { type: 'EndTitle', data: { ...acting, ...inputs, why, successor }, ...at };
    }
    case 'declineEnd':
      return { type: 'DeclineEnd', data: { titleId, by, reason: WHY }, ...at };
    case 'proposeRemoval': {
      const data = { ...acting, ...inputs, grounds: [GROUND], clause: WORDS, publishedClause: null };
      return { type: 'ProposeRemoval', data, ...at };
    }
    case 'withdrawProposal':
      return { type: 'WithdrawRemovalProposal', data: { titleId, by, reason: WHY }, ...at };
    case 'tell':
      return { type: 'TellSubject', data: { ...acting, ...clocks, way: 'inPerson' }, ...at };
    case 'recordStatement':
      return { type: 'RecordStatement', data: { ...acting, text: TEXT, files: [] }, ...at };
    case 'answerStatement':
      return { type: 'AnswerStatement', data: { ...acting, answer: TEXT }, ...at };
    case 'signRemoval': {
      const documentNumber = procedure?.signature?.documentNumber ?? WORDS;
      const rest = { removalId: WORDS, documentNumber, minutesNumber: WORDS, document: null };
      return { type: 'SignRemoval', data: { ...acting, ...inputs, ...clocks, ...rest }, ...at };
    }
    case 'recordSignedDocument': {
      const data = { ...acting, removalId, documentNumber: WORDS, document: FILE, signer: by };
      return { type: 'RecordSignedDocument', data, ...at };
    }
    case 'serve':
      return { type: 'RecordService', data: { ...acting, ...clocks, removalId, way: 'inPerson' }, ...at };
    case 'publish':
      return { type: 'PublishRemoval', data: { ...acting, removalId, channels: [WORDS] }, ...at };
    case 'recoverPlaque':
      return { type: 'RecoverPlaque', data: { ...acting, removalId }, ...at };
    case 'recordPlaqueLost':
      return { type: 'RecordPlaqueLost', data: { ...acting, removalId, reason: WHY }, ...at };
    case 'withdrawPrivileges':
      return { type: 'WithdrawPrivileges', data: { ...acting, removalId, which: [WORDS] }, ...at };
    case 'file':
      return { type: 'FileRemoval', data: { ...acting, removalId, receipt: WORDS }, ...at };
    case 'appeal': {
      const data = { ...acting, ...clocks, removalId, appealId: WORDS, text: null, files: [] };
      return { type: 'RecordAppeal', data, ...at };
    }
    case 'decideAppeal': {
      const open = removal?.appeals.find(({ decided }) => decided === null) ?? removal?.appeals.at(-1);
      const rest = { appealId: open?.received.appealId ?? WORDS, outcome: 'dismissed', findings: null } as const;
      return { type: 'DecideAppeal', data: { ...acting, ...inputs, removalId, ...rest }, ...at };
    }
    case 'proposeAnnulment': {
      const upheld = removal?.appeals.some(({ decided }) => decided?.outcome === 'upheld') === true;
      const withdrawn = (removal?.causes.length ?? 0) > 0 && stillFires.length === 0;
      const why = withdrawn ? 'withdrawnReport' : upheld ? 'appealUpheld' : 'error';
      return { type: 'ProposeRemovalAnnulment', data: { ...acting, removalId, why, reason: WHY, stillFires }, ...at };
    }
    case 'signAnnulment':
      return { type: 'SignRemovalAnnulment', data: { ...acting, ...inputs, removalId, stillFires }, ...at };
    case 'declineAnnulment':
      return { type: 'DeclineRemovalAnnulment', data: { titleId, removalId, by, reason: WHY }, ...at };
    case 'proposeNamingAnnulment':
      return { type: 'ProposeNamingAnnulment', data: { ...acting, namingId, reason: WHY }, ...at };
    case 'signNamingAnnulment':
      return { type: 'SignNamingAnnulment', data: { ...acting, ...inputs, namingId }, ...at };
    case 'declineNamingAnnulment':
      return { type: 'DeclineNamingAnnulment', data: { titleId, namingId, by, reason: WHY }, ...at };
    case 'correct': {
      const correction = { field: 'documentNumber', value: WORDS } as const;
      const rest = { correctionId: WORDS, corrects: WORDS, correction, reason: WHY };
      return { type: 'CorrectTitle', data: { titleId, by, ...rest }, ...at };
    }
    case 'confirmCorrection': {
      const correctionId = title.correction?.correctionId ?? WORDS;
      return { type: 'ConfirmTitleCorrection', data: { titleId, by, correctionId }, ...at };
    }
    case 'declineCorrection': {
      const correctionId = title.correction?.correctionId ?? WORDS;
      return { type: 'DeclineTitleCorrection', data: { titleId, by, correctionId, reason: WHY }, ...at };
    }
  }
}
