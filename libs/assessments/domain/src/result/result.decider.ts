import { assertNever, sameFacts, type Basis, type Decider } from '@gongjian/shared-kernel';
import { require } from '../may-act.js';
import { basisOf } from '../pinned.js';
import type { ResultState } from './result-state.js';
import type { ReexamineResult, ReopenResult, ResultCommand } from './result.commands.js';
import { refusesReexamination } from './result-may.js';
import { resultExists, resultNotFound, resultSheetChanged, resultSheetOpen } from './result.errors.js';
import type { ResultEvent, Standing } from './result.events.js';

export const resultDecider: Decider<ResultState, ResultCommand, ResultEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: ResultCommand, state: ResultState): readonly ResultEvent[] {
  if (command.type === 'GradeSubject') {
    if (state.status === 'none') return [{ type: 'SubjectGraded', data: command.data }];
    if (sameFacts(state.graded, command.data)) return [];
    throw resultExists();
  }
  if (state.status === 'none') throw resultNotFound();
  switch (command.type) {
    case 'ReopenResult':
      return reopenResult(command, state);
    case 'ReexamineResult':
      return reexamineResult(command, state);
    default:
      return assertNever(command);
  }
}

type Graded = Exclude<ResultState, { readonly status: 'none' }>;

function reopenResult({ data }: ReopenResult, state: Graded): readonly ResultEvent[] {
  const { resultId, sheet, cause } = data;
  const { roundId, subject, sheetId } = state.graded;
  const reopened = { resultId, roundId, subjectId: subject.id };
  if (sheet === null) {
    if (state.status === 'reopened') return [];
    const sheetRevision = state.seen[sheetId] ?? state.graded.sheetRevision;
    return [{ type: 'ResultReopened', data: { ...reopened, sheetRevision, cause } }];
  }
  if (Number(sheet.revision) <= Number(state.seen[sheet.sheetId] ?? -1)) return [];
  const other = sheet.sheetId === sheetId ? {} : { sheetId: sheet.sheetId };
  return [{ type: 'ResultReopened', data: { ...reopened, sheetRevision: sheet.revision, ...other, cause } }];
}

function reexamineResult({ data }: ReexamineResult, state: Graded): readonly ResultEvent[] {
  const { resultId, sheets, standing, others, reason, by } = data;
  const { roundId, subject, sheetId, programme, version, key, roundCode, decides } = state.graded;
  require(refusesReexamination(state));
  for (const [seenId, revision] of Object.entries(state.seen)) {
    const sheet = sheets.find((each) => each.sheetId === seenId);
    if (sheet === undefined) throw resultSheetOpen();
    if (sheet.revision !== revision) throw resultSheetChanged(revision);
  }
  const basis = basisOf(state.graded, [
    { stream: `result-${resultId}`, revision: String(state.revision) },
    ...sheets.map((each) => ({ stream: `sheet-${each.sheetId}`, revision: each.revision })),
  ]);
  const sheetRevision = state.seen[sheetId] ?? state.graded.sheetRevision;
  const examined = { resultId, roundId, subjectId: subject.id, sheetRevision, reason, by, others, basis };
  if (sameFacts(state.standing, standing)) return [{ type: 'ResultConfirmed', data: examined }];
  const change = { programme, version, key, roundCode, decides, from: state.standing, to: standing };
  return [{ type: 'ResultChanged', data: { ...examined, ...change } }];
}

export function standingOf(graded: Standing): Standing {
  const { grade, named, total, of, stars, rank, ranked, missed } = graded;
  return { grade, named, total, of, stars, rank, ranked, missed };
}

function evolve(state: ResultState, event: ResultEvent): ResultState {
  if (event.type === 'SubjectGraded') {
    const { sheetId, sheetRevision, basis } = event.data;
    const seen = { ...sheetsOf(basis), [sheetId]: sheetRevision };
    return { status: 'graded', graded: event.data, standing: standingOf(event.data), seen, revision: 0 };
  }
  if (state.status === 'none') return state;
  const next = { ...state, revision: state.revision + 1 };
  switch (event.type) {
    case 'ResultReopened': {
      const { sheetId = state.graded.sheetId, sheetRevision } = event.data;
      return { ...next, status: 'reopened', seen: { ...state.seen, [sheetId]: sheetRevision } };
    }
    case 'ResultConfirmed':
      return { ...next, status: 'graded', seen: { ...state.seen, ...sheetsOf(event.data.basis) } };
    case 'ResultChanged':
      return {
        ...next,
        status: 'graded',
        standing: event.data.to,
        seen: { ...state.seen, ...sheetsOf(event.data.basis) },
      };
    default:
      return assertNever(event);
  }
}

const SHEET = 'sheet-';

function sheetsOf({ inputs }: Basis): Readonly<Record<string, string>> {
  if ('count' in inputs) return {};
  return Object.fromEntries(
    inputs.flatMap(({ stream, revision }) =>
      stream.startsWith(SHEET) ? [[stream.slice(SHEET.length), revision] as const] : [],
    ),
  );
}
