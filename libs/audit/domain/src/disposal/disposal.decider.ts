import { assertNever, refuse, sameFacts, type Decider, type LocalDate } from '@gongjian/shared-kernel';
import type {
  AppraiseDisposal,
  ApproveDisposal,
  DisposalCommand,
  Obstacles,
  ProposeDisposal,
  RecordDisposalCarriedOut,
} from './disposal.commands.js';
import {
  disposalAlreadyProposed,
  disposalFileNeeded,
  disposalLineUnknown,
  disposalNotFound,
  disposalNothingLeft,
  disposalNotOpen,
  disposalPermanent,
  disposalProcedureRuns,
  disposalStillKept,
} from './disposal.errors.js';
import type { DisposalEvent, DisposalLine } from './disposal.events.js';
import {
  linesLeft,
  refusesAppraisingDisposal,
  refusesApprovingDisposal,
  refusesCarryingDisposalOut,
  refusesDecliningDisposal,
} from './disposal-may.js';
import type { DisposalState, KnownDisposal } from './disposal-state.js';
import { lastDayKept } from './retention-end.js';

export const disposalDecider: Decider<DisposalState, DisposalCommand, DisposalEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: DisposalCommand, state: DisposalState): readonly DisposalEvent[] {
  if (command.type === 'ProposeDisposal') return propose(command, state);
  if (state.status === 'none') throw disposalNotFound();
  switch (command.type) {
    case 'AppraiseDisposal':
      return appraise(command, state);
    case 'ApproveDisposal':
      return approve(command, state);
    case 'DeclineDisposal': {
      if (state.status === 'declined') return [];
      refuse(refusesDecliningDisposal(state));
      const { disposalId, reason, by } = command.data;
      return [{ type: 'DisposalDeclined', data: { disposalId, reason, declinedBy: by } }];
    }
    case 'RecordDisposalCarriedOut':
      return carryOut(command, state);
    default:
      return assertNever(command);
  }
}

function propose({ data, today }: ProposeDisposal, state: DisposalState): readonly DisposalEvent[] {
  const { obstacles, ...proposal } = data;
  if (state.status !== 'none') {
    if (sameFacts(state.proposal, proposal)) return [];
    throw disposalAlreadyProposed();
  }
  if (proposal.lines.length === 0) throw disposalNothingLeft();
  requireDisposable(proposal.lines, obstacles, today);
  return [{ type: 'DisposalProposed', data: proposal }];
}

function appraise({ data }: AppraiseDisposal, state: KnownDisposal): readonly DisposalEvent[] {
  if (state.status === 'appraised' && sameFacts(state.appraisal, data)) return [];
  if (state.status !== 'proposed') throw disposalNotOpen(state.status);
  const { lines } = state.proposal;
  const unknown = data.keep.find((each) => !lines.some(({ archiveNumber }) => archiveNumber === each));
  if (unknown !== undefined) throw disposalLineUnknown(unknown);
  refuse(refusesAppraisingDisposal(state, data.appraisedBy));
  return [{ type: 'DisposalAppraised', data }];
}

function approve({ data, today }: ApproveDisposal, state: KnownDisposal): readonly DisposalEvent[] {
  if (state.status === 'approved' || state.status === 'carriedOut') return [];
  if (state.status !== 'appraised') throw disposalNotOpen(state.status);
  const { disposalId, documentNumber, by, obstacles } = data;
  refuse(refusesApprovingDisposal(state, by));
  const lines = linesLeft(state);
  requireDisposable(lines, obstacles, today);
  return [{ type: 'DisposalApproved', data: { disposalId, documentNumber, lines, approvedBy: by } }];
}

function carryOut({ data }: RecordDisposalCarriedOut, state: KnownDisposal): readonly DisposalEvent[] {
  if (state.status === 'carriedOut') return [];
  if (state.status !== 'approved') throw disposalNotOpen(state.status);
  refuse(refusesCarryingDisposalOut(state, data.destroyed));
  const { lines } = state.approval;
  const files = lines.flatMap((line) => line.files);
  const { disposalId, by } = data;
  return [{ type: 'DisposalCarriedOut', data: { disposalId, lines: lines.length, files, carriedOutBy: by } }];
}

function requireDisposable(lines: readonly DisposalLine[], { running, needed }: Obstacles, today: LocalDate): void {
  for (const { archiveNumber, year, retention, stream, files } of lines) {
    const keptUntil = lastDayKept(year, retention);
    if (keptUntil === null) throw disposalPermanent(archiveNumber);
    if (today <= keptUntil) throw disposalStillKept(archiveNumber, keptUntil);
    if (running.includes(stream)) throw disposalProcedureRuns(archiveNumber);
    const file = files.find(({ fileId }) => needed.includes(fileId));
    if (file !== undefined) throw disposalFileNeeded(archiveNumber, file.fileId);
  }
}

function evolve(state: DisposalState, event: DisposalEvent): DisposalState {
  if (event.type === 'DisposalProposed') return { status: 'proposed', proposal: event.data };
  if (state.status === 'none') return state;
  const { proposal } = state;
  switch (event.type) {
    case 'DisposalAppraised':
      return { status: 'appraised', proposal, appraisal: event.data };
    case 'DisposalApproved':
      return { status: 'approved', proposal, approval: event.data };
    case 'DisposalDeclined':
      return { status: 'declined', proposal, declined: event.data };
    case 'DisposalCarriedOut':
      return { status: 'carriedOut', proposal, carriedOut: event.data };
    default:
      return assertNever(event);
  }
}
