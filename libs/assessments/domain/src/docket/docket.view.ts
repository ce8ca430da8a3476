import { assertNever, type Instant, type View } from '@gongjian/shared-kernel';
import type { KnownFact } from '../rules/docket-fact.js';
import type { DocketEvent } from './docket.events.js';

export interface DocketRow {
  readonly id: string;
  readonly facts: readonly KnownFact[];
  readonly withdrawn: readonly string[];
  readonly changedAt: Instant;
}

export const docketView: View<DocketRow, DocketEvent> = (row, { event, metadata }) => {
  const { subjectId, factId } = event.data;
  const before = row ?? { id: subjectId, facts: [], withdrawn: [] };
  const others = before.facts.filter((fact) => fact.factId !== factId);
  const next = { ...before, id: subjectId, changedAt: metadata.recordedAt };
  switch (event.type) {
    case 'FactNoted':
    case 'FactChanged':
      return { ...next, facts: [...others, { factId, ...event.data.fact }] };
    case 'FactWithdrawn':
      return { ...next, facts: others, withdrawn: [...before.withdrawn, factId] };
    default:
      return assertNever(event);
  }
};
