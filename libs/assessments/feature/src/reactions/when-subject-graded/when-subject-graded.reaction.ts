import { resultCatalogue, type DocketFact, type ResultEvent, type ResultState } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { aggregateIdOf, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { addDays, localDateAt, spanAfter, type Fact, type LocalDate } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { applicationStream } from '../../applications/application-ids.js';
import { Gates } from '../../applications/gates.js';
import { applicationAggregate } from '../../facts/aggregates.js';
import { docketIdOf, Dockets, docketStream, orderOf } from '../../facts/dockets.js';
import { resultAggregate, sheetAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';

type Graded = Exclude<ResultState, { readonly status: 'none' }>;

/** A grade stands in the docket, bars from honours where the programme says so, and is told the application it is for. */
@Injectable()
export class WhenSubjectGraded extends Reaction<ResultEvent> {
  readonly context = 'assessments';
  readonly name = 'follow_result';
  readonly catalogues = [resultCatalogue];
  readonly when = {
    SubjectGraded: (fact: Fact<ResultEvent>): Promise<void> => this.follow(fact),
    ResultChanged: (fact: Fact<ResultEvent>): Promise<void> => this.follow(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly dockets: Dockets,
    private readonly gates: Gates,
    private readonly definitions: ProgrammeDefinitions,
  ) {
    super();
  }

  private async follow(fact: Fact<ResultEvent>): Promise<void> {
    const { tenant } = fact.metadata;
    const found = await this.runner.load(resultAggregate, aggregateIdOf(fact.stream), tenant);
    if (found === null || found.state.status === 'none' || !found.state.graded.decides) return;
    const order = orderOf(found.revision);
    await this.noteGrade(fact, found.state, order);
    await this.noteBar(fact, found.state, order);
    await this.tellApplication(fact, found.state);
  }

  private async noteGrade(fact: Fact<ResultEvent>, { graded, standing }: Graded, order: string): Promise<void> {
    const { resultId, key, roundCode: round } = graded;
    const noted: DocketFact = { fact: 'grade', key, round, grade: standing.grade, occurredOn: dayOf(fact) };
    await this.note(fact, 'noteGrade', graded.subject.id, resultId, order, noted);
  }

  /** A grade that bars no longer is over before it began. */
  private async noteBar(fact: Fact<ResultEvent>, { graded, standing }: Graded, order: string): Promise<void> {
    const { resultId, programme, version, subject } = graded;
    const { definition } = await this.definitions.require(fact.metadata.tenant, programme, version);
    const barred = definition.honours?.barred;
    if (barred === undefined) return;
    const occurredOn = dayOf(fact);
    const until = barred.grades.includes(standing.grade) ? spanAfter(barred.for, occurredOn) : addDays(occurredOn, -1);
    const barId = derivedId(resultId, 'bar', '');
    await this.note(fact, 'noteBar', subject.id, barId, order, { fact: 'bar', occurredOn, until });
  }

  private async note(
    fact: Fact<ResultEvent>,
    name: string,
    subjectId: string,
    factId: string,
    order: string,
    noted: DocketFact,
  ): Promise<void> {
    const target = docketStream(docketIdOf(fact.metadata.tenant, subjectId));
    const envelope = following(fact, { name, type: 'NoteFact', target, body: { factId, subjectId } });
    await this.dockets.note({ subjectId, factId, order, fact: noted }, { envelope, ...momentOf(fact) });
  }

  private async tellApplication(fact: Fact<ResultEvent>, { graded, standing }: Graded): Promise<void> {
    const { tenant } = fact.metadata;
    const { roundId, roundCode, sheetId, assessors } = graded;
    const applicationId = await this.applicationOf(tenant, graded);
    if (applicationId === null) return;
    const found = (await this.runner.load(applicationAggregate, applicationId, tenant))?.state;
    if (found === undefined || found.status === 'none' || found.status === 'abandoned') return;
    if (!found.filed.chain.some(({ round }) => round === roundCode)) return;
    const { grade, named } = standing;
    const given = { roundId, roundCode, sheetId, grade, named, ...(assessors === undefined ? {} : { assessors }) };
    const data = { applicationId, ...given };
    const target = applicationStream(applicationId);
    const envelope = following(fact, { name: 'recordGrade', type: 'RecordGrade', target, body: { roundId } });
    const command = { type: 'RecordGrade', data, ...momentOf(fact) } as const;
    await this.runner.execute(applicationAggregate, applicationId, command, envelope, { mustExist: true });
  }

  /** The one its sheet is for now, which may have been filed after another one was withdrawn; else the open one. */
  private async applicationOf(
    tenant: string,
    { subject, programme, sheetId }: Graded['graded'],
  ): Promise<string | null> {
    const sheet = (await this.runner.load(sheetAggregate, sheetId, tenant))?.state;
    if (sheet !== undefined && sheet.status !== 'none' && sheet.opened.application !== null) {
      return sheet.opened.application.id;
    }
    return (await this.gates.read(tenant, { subjectId: subject.id, programme }))?.application ?? null;
  }
}

function dayOf({ metadata }: Fact): LocalDate {
  return metadata.effectiveOn ?? localDateAt(metadata.occurredAt);
}
