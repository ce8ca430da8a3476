import { taskRulesOf } from '@gongjian/plans-domain';
import { DomainError } from '@gongjian/shared-kernel';
import { DirectoryNames, RecordWriter, WorkingCalendars, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { filingAggregate } from '../../aggregates.js';
import { filingIdOf, filingStream } from '../../filings/filing-stream.js';
import { PublishedProgrammes } from '../../programmes/published-programmes.js';
import { ResponsibleUnits } from '../../rectifications/responsible-units.js';
import { unknownIndicators } from '../../tasks/supported-indicators.js';
import { OpenFiling } from './open-filing.command.js';

@CommandHandler(OpenFiling)
export class OpenFilingHandler implements ICommandHandler<OpenFiling> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly programmes: PublishedProgrammes,
    private readonly units: ResponsibleUnits,
    private readonly calendars: WorkingCalendars,
  ) {}

  async execute({ write, body }: OpenFiling): Promise<Done> {
    const { principal, today } = write;
    const { tenant } = principal;
    const { subjectId, programmeId, indicator, periodKey } = body;
    const subject = await this.names.subject(tenant, subjectId, today);
    const answering = await this.units.of(tenant, subject, today);
    const named = body.unitId === undefined || body.unitId === answering?.id;
    const unit = body.unitId === undefined ? answering : await this.names.unit(tenant, body.unitId, today);
    if (unit === null) throw withoutUnit();
    const filingId = filingIdOf(tenant, { subjectId, programmeId, indicator, periodKey });
    const result = await this.records.found(filingAggregate, filingId, write, {
      type: 'OpenFiling',
      body,
      may: {
        action: named ? 'filing.open' : 'filing.manage',
        resource: { divisionId: subject.division.id, unitIds: [unit.id] },
      },
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer }) => {
        const { id, version, definition } = await this.programmes.require(tenant, programmeId, body.version ?? null);
        const unknown = unknownIndicators(definition, [indicator]);
        if (unknown.length > 0) throw indicatorUnknown(indicator);
        return {
          filingId,
          subject,
          indicator,
          periodKey,
          rules: taskRulesOf(id, version, definition),
          unit,
          dueOn: body.dueOn ?? null,
          by: officer,
          calendar: this.calendars.current(),
          lateEntry: lateEntryFact(body.lateEntry, filingStream(filingId)),
        };
      },
    });
    return { id: filingId, result };
  }
}

function withoutUnit(): DomainError {
  return new DomainError('FILING.NO_UNIT', 'invalid', {
    zh: '没有单位负责这个创建对象，请指定由谁申报。',
    en: 'No unit answers for this subject; say who hands it in.',
  });
}

function indicatorUnknown(indicator: string): DomainError {
  return new DomainError(
    'FILING.INDICATOR_UNKNOWN',
    'invalid',
    { zh: `项目标准里没有指标 ${indicator}。`, en: `The programme's standard has no indicator ${indicator}.` },
    { indicator },
  );
}
