import { assertNever, sameFacts, type Decider } from '@gongjian/shared-kernel';
import { require } from '../may-act.js';
import { basisOf } from '../pinned.js';
import type { ResultState } from './result-state.js';
import type { ResultCommand } from './result.commands.js';
import { refusesReexamination } from './result-may.js';
import { resultExists, resultNotFound, resultSheetChanged } from './result.errors.js';
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
  const { roundId, subject, programme, version, key, roundCode, decides } = state.graded;
  const { resultId, sheetRevision } = command.data;
  switch (command.type) {
    case 'ReopenResult':
      if (Number(sheetRevision) <= Number(state.sheetRevision)) return [];
      return [
        {
          type: 'ResultReopened',
          data: { resultId, roundId, subjectId: subject.id, sheetRevision, cause: command.data.cause },
        },
      ];
    case 'ReexamineResult': {
      const { standing, reason, by } = command.data;
      require(refusesReexamination(state));
      if (sheetRevision !== state.sheetRevision) throw resultSheetChanged(state.sheetRevision);
      const basis = basisOf(state.graded, [
        { stream: `result-${resultId}`, revision: String(state.revision) },
        { stream: `sheet-${state.graded.sheetId}`, revision: sheetRevision },
      ]);
      const examined = { resultId, roundId, subjectId: subject.id, sheetRevision, reason, by, basis };
      if (sameFacts(state.standing, standing)) return [{ type: 'ResultConfirmed', data: examined }];
      const change = { programme, version, key, roundCode, decides, from: state.standing, to: standing };
      return [{ type: 'ResultChanged', data: { ...examined, ...change } }];
    }
    default:
      return assertNever(command);
  }
}

export function standingOf(graded: Standing): Standing {
  const { grade, named, total, of, stars, rank, ranked, missed } = graded;
  return { grade, named, total, of, stars, rank, ranked, missed };
}

function evolve(state: ResultState, event: ResultEvent): ResultState {
  if (event.type === 'SubjectGraded') {
    const { sheetRevision } = event.data;
    return { status: 'graded', graded: event.data, standing: standingOf(event.data), sheetRevision, revision: 0 };
  }
  if (state.status === 'none') return state;
  const next = { ...state, revision: state.revision + 1, sheetRevision: event.data.sheetRevision };
  switch (event.type) {
    case 'ResultReopened':
      return { ...next, status: 'reopened' };
    case 'ResultConfirmed':
      return { ...next, status: 'graded' };
    case 'ResultChanged':
      return { ...next, status: 'graded', standing: event.data.to };
    default:
      return assertNever(event);
  }
}
