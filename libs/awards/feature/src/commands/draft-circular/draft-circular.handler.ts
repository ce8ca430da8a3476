import { awardRulesOf } from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DomainError } from '@gongjian/shared-kernel';
import { CommandRelation, DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { circularAggregate } from '../../aggregates.js';
import { circularIdOf, circularStream } from '../../honours/circular-stream.js';
import { KnownResults } from '../../honours/known-results.js';
import { pinnedOf } from '../../slates/candidate-lists.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DraftCircular } from './draft-circular.command.js';

@CommandHandler(DraftCircular)
export class DraftCircularHandler implements ICommandHandler<DraftCircular> {
  constructor(
    private readonly records: RecordWriter,
    private readonly definitions: ProgrammeDefinitions,
    private readonly results: KnownResults,
    private readonly relation: CommandRelation,
    private readonly names: DirectoryNames,
  ) {}

  async execute({ write, body }: DraftCircular): Promise<Done> {
    const { tenant } = write.principal;
    const { resultId, unitId } = body;
    const circularId = circularIdOf(tenant, { kind: 'result', id: resultId }, unitId);
    const known = await this.results.require(tenant, resultId);
    const published = await this.definitions.require(tenant, known.programmeId, known.version);
    const { authority } = published;
    const result = await this.records.found(circularAggregate, circularId, write, {
      type: 'DraftCircular',
      body,
      may: { action: 'honour.propose', resource: { divisionId: authority.division.id } },
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer: by }) => {
        const { grade, rank, ranked, on, roundId, counts, input } = known;
        const graded = { grade, rank, of: ranked ?? 0, on };
        const { circular } = awardRulesOf(published.rules).honoursFor(published.definition, graded);
        if (!circular || !counts) throw notCalledFor();
        return {
          ...pinnedOf(published),
          ...{ circularId, authority, by, inputs: [input] },
          unit: await this.names.unit(tenant, unitId, write.today),
          cause: { kind: 'grade' as const, grade, rank, roundId },
          lateEntry: lateEntryFact(body.lateEntry, circularStream(circularId)),
          notBefore: on,
          underCommand: await this.relation.leadsTo(tenant, unitId, authority.id),
        };
      },
    });
    return { id: circularId, result };
  }
}

function notCalledFor(): DomainError {
  return new DomainError('CIRCULAR.NOT_CALLED_FOR', 'conflict', {
    zh: '按项目规定，这一评定结果不予通报批评。',
    en: 'The programme foresees no circular for this result.',
  });
}
