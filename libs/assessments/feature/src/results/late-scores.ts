import { sheetCatalogue, type ReopeningCause, type ResultEvent, type SheetEvent } from '@gongjian/assessments-domain';
import { DeciderRunner, decodeEvent } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { resultAggregate } from '../rounds/aggregates.js';
import { following, momentOf } from '../rounds/following.js';
import { resultIdOf, resultStream, sheetStream } from '../rounds/ids.js';

/** What a sheet comes to after its subject was graded opens the result again, for a person to look at. */
@Injectable()
export class LateScores {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly events: RecordedEvents,
  ) {}

  /** Nothing where the result stands on what the sheet says, or where there is none. */
  async reopen(tenant: string, sheetId: string, resultId: string): Promise<void> {
    const result = (await this.runner.load(resultAggregate, resultId, tenant))?.state;
    if (result === undefined || result.status === 'none') return;
    const recorded = await this.events.of(sheetStream(sheetId));
    const facts = recorded.map((event) => decodeEvent<SheetEvent>(sheetCatalogue, event));
    const last = facts.findLast(({ event }) => event.type === 'SheetScored' || event.type === 'SheetReopened');
    if (last === undefined || Number(last.revision) <= Number(result.seen[sheetId] ?? -1)) return;
    const sheet = { sheetId, revision: String(last.revision) };
    const data = { resultId, sheet, cause: causeOf(facts, last, sheetId) };
    await this.runner.execute(
      resultAggregate,
      resultId,
      { type: 'ReopenResult', data, ...momentOf(last) },
      following(last, {
        name: 'reopenResult',
        ...(sheetId === result.graded.sheetId ? {} : { item: resultId }),
        type: 'ReopenResult',
        target: resultStream(resultId),
        body: { resultId, sheetId },
      }),
      { mustExist: true },
    );
  }

  /** The result of another subject was changed, and with it the grade that the rules make of this one. */
  async regraded(changed: Fact<ResultEvent>, subjectId: string): Promise<void> {
    const { tenant } = changed.metadata;
    const { resultId: cause, roundId } = changed.event.data;
    const resultId = resultIdOf(tenant, roundId, subjectId);
    const data = { resultId, sheet: null, cause: { kind: 'result', id: cause } } as const;
    await this.runner.execute(
      resultAggregate,
      resultId,
      { type: 'ReopenResult', data, ...momentOf(changed) },
      following(changed, {
        name: 'reopenResult',
        item: subjectId,
        type: 'ReopenResult',
        target: resultStream(resultId),
        body: { resultId, cause },
      }),
      { mustExist: true },
    );
  }
}

/** Why it was reopened, or which value or evidence came that made another score. */
function causeOf(facts: readonly Fact<SheetEvent>[], last: Fact<SheetEvent>, sheetId: string): ReopeningCause {
  const before = facts.filter(({ revision }) => revision <= last.revision);
  const by = before.at(-2)?.event;
  if (last.event.type === 'SheetScored' && by?.type === 'IndicatorEvidenced') {
    return { kind: 'evidence', id: by.data.sourceId };
  }
  for (const { event } of before.reverse()) {
    if (event.type === 'SheetReopened') return event.data.cause;
    if (event.type === 'ValueFilled') return { kind: 'value', id: event.data.source.id };
  }
  return { kind: 'value', id: sheetId };
}
