import { assertNever, sameFacts, type Decider } from '@gongjian/shared-kernel';
import type { AdmitApplication, GateCommand, NoteEvidence } from './gate.commands.js';
import { gateBlocked, gateOpenApplication } from './gate.errors.js';
import type { EvidenceNoted, GateEvent, SheetAttached } from './gate.events.js';

export interface GateState {
  /** Sheets of running rounds. */
  readonly sheets: Readonly<Record<string, SheetAttached>>;
  /** Of rounds that are over. */
  readonly detached: readonly string[];
  /** By source; gone while it is reopened. */
  readonly evidence: Readonly<Record<string, EvidenceNoted>>;
  readonly application: string | null;
  readonly blocked: readonly string[];
  readonly lifted: readonly string[];
}

/** All this context knows of a subject in a programme without a look-up. */
export const gateDecider: Decider<GateState, GateCommand, GateEvent> = {
  initialState: { sheets: {}, detached: [], evidence: {}, application: null, blocked: [], lifted: [] },
  decide,
  evolve,
};

/** The removal that holds applications off; `null`: none does. */
export function blockedBy({ blocked, lifted }: GateState): string | null {
  return blocked.find((removalId) => !lifted.includes(removalId)) ?? null;
}

/** What a sheet is to be marked with: every indicator that a source supports. */
export function evidenceToMark({ evidence }: GateState): readonly {
  readonly indicator: string;
  readonly source: EvidenceNoted;
}[] {
  return Object.values(evidence).flatMap((source) => source.indicators.map((indicator) => ({ indicator, source })));
}

/** The round of the sheet is over: it takes new evidence only when it is open again. */
export function isDetached({ detached }: GateState, sheetId: string): boolean {
  return detached.includes(sheetId);
}

/** The sheets that may have been marked with what a source showed: of running rounds, and of those that are over. */
export function sheetsMarked({ sheets, detached }: GateState): readonly string[] {
  return [...detached, ...Object.keys(sheets)];
}

function decide(command: GateCommand, state: GateState): readonly GateEvent[] {
  switch (command.type) {
    case 'AttachSheet': {
      const { sheetId } = command.data;
      if (state.sheets[sheetId] !== undefined || state.detached.includes(sheetId)) return [];
      return [{ type: 'SheetAttached', data: command.data }];
    }
    case 'DetachSheet':
      if (state.detached.includes(command.data.sheetId)) return [];
      return [{ type: 'SheetDetached', data: command.data }];
    case 'NoteEvidence':
      return noteEvidence(command, state);
    case 'NoteEvidenceReopened':
      if (state.evidence[command.data.sourceId] === undefined) return [];
      return [{ type: 'EvidenceReopened', data: command.data }];
    case 'AdmitApplication':
      return admit(command, state);
    case 'ReleaseApplication':
      if (state.application !== command.data.applicationId) return [];
      return [{ type: 'ApplicationReleased', data: command.data }];
    case 'BlockApplications': {
      const { removalId } = command.data;
      if (state.blocked.includes(removalId)) return [];
      return [{ type: 'ApplicationsBlocked', data: command.data }];
    }
    case 'LiftBlock':
      if (state.lifted.includes(command.data.removalId)) return [];
      return [{ type: 'BlockLifted', data: command.data }];
    default:
      return assertNever(command);
  }
}

/** What it showed before it shows no longer. */
function noteEvidence({ data }: NoteEvidence, state: GateState): readonly GateEvent[] {
  const before = state.evidence[data.sourceId];
  if (sameFacts(before, data)) return [];
  const noted: GateEvent = { type: 'EvidenceNoted', data };
  if (before === undefined) return [noted];
  const { gateId, subjectId, programme, sourceId } = data;
  return [{ type: 'EvidenceReopened', data: { gateId, subjectId, programme, sourceId, cause: 'replaced' } }, noted];
}

function admit({ data }: AdmitApplication, state: GateState): readonly GateEvent[] {
  const { abandoned, ...admitted } = data;
  if (state.application === data.applicationId) return [];
  const removalId = blockedBy(state);
  if (removalId !== null) throw gateBlocked(removalId);
  const events: readonly GateEvent[] = [{ type: 'ApplicationAdmitted', data: admitted }];
  if (state.application === null) return events;
  if (state.application !== abandoned) throw gateOpenApplication(state.application);
  return [{ type: 'ApplicationReleased', data: { ...admitted, applicationId: abandoned } }, ...events];
}

function evolve(state: GateState, event: GateEvent): GateState {
  switch (event.type) {
    case 'SheetAttached':
      return { ...state, sheets: { ...state.sheets, [event.data.sheetId]: event.data } };
    case 'SheetDetached': {
      const { [event.data.sheetId]: _gone, ...sheets } = state.sheets;
      return { ...state, sheets, detached: [...state.detached, event.data.sheetId] };
    }
    case 'EvidenceNoted':
      return { ...state, evidence: { ...state.evidence, [event.data.sourceId]: event.data } };
    case 'EvidenceReopened': {
      const { [event.data.sourceId]: _gone, ...evidence } = state.evidence;
      return { ...state, evidence };
    }
    case 'ApplicationAdmitted':
      return { ...state, application: event.data.applicationId };
    case 'ApplicationReleased':
      return { ...state, application: state.application === event.data.applicationId ? null : state.application };
    case 'ApplicationsBlocked':
      return { ...state, blocked: [...state.blocked, event.data.removalId] };
    case 'BlockLifted':
      return { ...state, lifted: [...state.lifted, event.data.removalId] };
    default:
      return assertNever(event);
  }
}
