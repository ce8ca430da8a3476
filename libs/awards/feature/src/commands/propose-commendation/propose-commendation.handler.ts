import { awardRulesOf, type Commended, type StandingFact } from '@gongjian/awards-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { DirectoryNames, RecordWriter, type Done, type Write } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { commendationAggregate } from '../../aggregates.js';
import { commendationStream } from '../../honours/commendation-stream.js';
import { KnownResults, type KnownResult } from '../../honours/known-results.js';
import { Watches } from '../../titles/watches.js';
import { pinnedOf } from '../../slates/candidate-lists.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ProposeCommendation } from './propose-commendation.command.js';
import type { ProposeCommendationBody } from './propose-commendation.request.js';

@CommandHandler(ProposeCommendation)
export class ProposeCommendationHandler implements ICommandHandler<ProposeCommendation> {
  constructor(
    private readonly records: RecordWriter,
    private readonly definitions: ProgrammeDefinitions,
    private readonly results: KnownResults,
    private readonly watches: Watches,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, body }: ProposeCommendation): Promise<Done> {
    const { tenant } = write.principal;
    const commendationId = newAggregateId(tenant, 'commendation', write.commandId);
    const known = await this.results.require(tenant, body.resultId);
    const published = await this.definitions.require(tenant, known.programmeId, known.version);
    const { division } = published.authority;
    const result = await this.records.found(commendationAggregate, commendationId, write, {
      type: 'ProposeCommendation',
      body,
      may: { action: 'honour.propose', resource: { divisionId: division.id } },
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer: by }) => {
        const { grade, rank, ranked, on, subject, input } = known;
        const graded = { grade, rank, of: ranked ?? 0, on };
        const { commendations } = awardRulesOf(published.rules).honoursFor(published.definition, graded);
        const day = body.lateEntry?.effectiveOn ?? write.today;
        const watch = await this.watches.of(tenant, subject.id);
        return {
          ...pinnedOf(published),
          ...{ commendationId, grade, rank, division, by },
          to: await this.commended(write, body.to, known),
          item: { kind: body.praise ? ('praise' as const) : ('item' as const), code: body.code },
          earned: known.counts ? commendations : [],
          barred: barOf(watch.facts(day), published.programme, day),
          lateEntry: lateEntryFact(body.lateEntry, commendationStream(commendationId)),
          notBefore: on,
          inputs: [input, ...watch.inputs],
        };
      },
    });
    return { id: commendationId, result };
  }

  private async commended(
    { principal: { tenant }, today }: Write,
    to: ProposeCommendationBody['to'],
    { subject }: KnownResult,
  ): Promise<Commended> {
    if (to.kind === 'subject') return { kind: 'subject', id: subject.id, name: subject.name };
    if (to.kind === 'unit')
      return { kind: 'unit', id: to.id, name: (await this.names.unit(tenant, to.id, today)).name };
    await this.names.person(tenant, to.id);
    return { kind: 'member', id: to.id };
  }
}

/** Barred from honours of this programme, or of every one, on that day. */
function barOf(
  facts: readonly StandingFact[],
  programme: string,
  on: LocalDate,
): { readonly until: LocalDate | null } | null {
  for (const { fact, programme: of } of facts) {
    if (fact.kind !== 'barred' || (of !== null && of !== programme)) continue;
    if (fact.until === null || fact.until >= on) return { until: fact.until };
  }
  return null;
}
