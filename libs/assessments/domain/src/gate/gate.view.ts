import type { Instant, View } from '@gongjian/shared-kernel';
import { blockedBy, gateDecider, type GateState } from './gate.decider.js';
import type { EvidenceNoted, GateEvent, SheetAttached } from './gate.events.js';

export interface GateRow {
  readonly id: string;
  readonly subjectId: string;
  readonly programme: string;
  readonly status: 'open' | 'blocked';
  readonly sheets: readonly SheetAttached[];
  readonly endedSheets: readonly string[];
  readonly evidence: readonly EvidenceNoted[];
  readonly application: string | null;
  readonly blocked: readonly string[];
  readonly lifted: readonly string[];
  readonly changedAt: Instant;
}

export const gateView: View<GateRow, GateEvent> = (row, { event, metadata }) => {
  const { gateId, subjectId, programme } = event.data;
  const state = gateDecider.evolve(row === null ? gateDecider.initialState : stateOf(row), event);
  return {
    id: gateId,
    subjectId,
    programme,
    status: blockedBy(state) === null ? 'open' : 'blocked',
    sheets: Object.values(state.sheets),
    endedSheets: state.detached,
    evidence: Object.values(state.evidence),
    application: state.application,
    blocked: state.blocked,
    lifted: state.lifted,
    changedAt: metadata.recordedAt,
  };
};

function stateOf({ sheets, endedSheets, evidence, application, blocked, lifted }: GateRow): GateState {
  return {
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.sheetId, sheet])),
    detached: endedSheets,
    evidence: Object.fromEntries(evidence.map((source) => [source.sourceId, source])),
    application,
    blocked,
    lifted,
  };
}
