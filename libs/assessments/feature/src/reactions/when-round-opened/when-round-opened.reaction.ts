import { roundCatalogue, type RoundEvent, type RoundOpened, type SheetCommand } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DeciderRunner, sha256OfLines, type ToFound } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { roundAggregate, sheetAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';
import { roundStream, sheetIdOf, sheetStream } from '../../rounds/ids.js';
import { SubjectsInScope } from '../../rounds/subjects-in-scope.js';

type Opened = Fact<Extract<RoundEvent, { readonly type: 'RoundOpened' }>>;

const SIDE_BY_SIDE = 512;

/**
 * The job behind opening a round: a sheet for every subject in scope, then the end of the job in the round's stream. Run
 * again after a crash it opens what is missing and nothing twice.
 */
@Injectable()
export class WhenRoundOpened extends Reaction<RoundEvent> {
  readonly context = 'assessments';
  readonly name = 'when_round_opened';
  readonly catalogues = [roundCatalogue];
  readonly when = {
    RoundOpened: async (fact: Opened): Promise<void> => {
      const { roundId, entersSubjects } = fact.event.data;
      if (!entersSubjects) return;
      const entered: string[] = [];
      await this.runner.foundMany(sheetAggregate, this.sheets(fact, entered), { concurrency: SIDE_BY_SIDE });
      const data = { roundId, count: entered.length, sha256: sha256OfLines(entered) };
      await this.runner.execute(
        roundAggregate,
        roundId,
        { type: 'RecordSubjectsEntered', data, ...momentOf(fact) },
        following(fact, {
          name: 'recordSubjectsEntered',
          type: 'RecordSubjectsEntered',
          target: roundStream(roundId),
          body: { roundId },
        }),
        { mustExist: true },
      );
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly subjects: SubjectsInScope,
  ) {
    super();
  }

  private async *sheets(fact: Opened, entered: string[]): AsyncGenerator<ToFound<SheetCommand>> {
    const { tenant } = fact.metadata;
    const { data: opened } = fact.event;
    const published = await this.definitions.require(tenant, opened.programme, opened.version);
    const { now, today } = momentOf(fact);
    for await (const subject of this.subjects.of(tenant, opened.division.id, published, today)) {
      entered.push(subject.id);
      const id = sheetIdOf(tenant, opened.roundId, subject.id);
      const { roundId } = opened;
      yield {
        id,
        command: { type: 'OpenSheet', data: { ...sheetFacts(opened, id), subject, enteredAt: now }, now, today },
        envelope: following(fact, {
          name: 'openSheet',
          item: subject.id,
          type: 'OpenSheet',
          target: sheetStream(id),
          body: { roundId, subjectId: subject.id },
        }),
      };
    }
  }
}

function sheetFacts(opened: RoundOpened, sheetId: string) {
  const { programme, version, rules, key, roundId, roundCode, kind, form, period, due, decides, assessors } = opened;
  const pinned = { programme, version, rules, key };
  return { ...pinned, sheetId, roundId, roundCode, kind, form, period, due, decides, assessors, application: null };
}
