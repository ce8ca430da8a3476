import { newAggregateId } from '@gongjian/shared-event-sourcing';
import { DirectoryNames, RecordWriter, StoredFiles, WorkingCalendars, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rectificationAggregate } from '../../aggregates.js';
import { RectificationRulebook } from '../../rectifications/rectification-rulebook.js';
import { rectificationStream } from '../../rectifications/rectification-stream.js';
import { ResponsibleUnits } from '../../rectifications/responsible-units.js';
import { OrderRectification } from './order-rectification.command.js';

@CommandHandler(OrderRectification)
export class OrderRectificationHandler implements ICommandHandler<OrderRectification> {
  constructor(
    private readonly records: RecordWriter,
    private readonly names: DirectoryNames,
    private readonly rulebook: RectificationRulebook,
    private readonly units: ResponsibleUnits,
    private readonly files: StoredFiles,
    private readonly calendars: WorkingCalendars,
  ) {}

  async execute({ write, body }: OrderRectification): Promise<Done> {
    const { principal, commandId, today } = write;
    const { tenant } = principal;
    const subject = await this.names.subject(tenant, body.subjectId, today);
    const rectificationId = newAggregateId(tenant, 'rectification', commandId);
    const stream = rectificationStream(rectificationId);
    const result = await this.records.found(rectificationAggregate, rectificationId, write, {
      type: 'OrderRectification',
      body,
      may: { action: 'rectification.order', resource: { divisionId: subject.division.id } },
      ...effectiveOnOf(body.lateEntry),
      founding: true,
      data: async (acting) => {
        const { programmeId, version, unitId, source, serious, indicator, what, foundOn, documentNumber } = body;
        return {
          rectificationId,
          subject,
          serious,
          source: { kind: source.kind, id: null, reference: source.reference ?? null },
          removalId: null,
          rules: await this.rulebook.require(tenant, programmeId, version ?? null, { kind: 'problem', serious }),
          unit:
            unitId === undefined
              ? await this.units.of(tenant, subject, today)
              : await this.names.unit(tenant, unitId, today),
          indicator: indicator ?? null,
          what: what.sealedFor({ kind: 'record', stream }),
          foundOn,
          evidence: await Promise.all(
            body.fileIds.map((fileId) => this.files.reference(principal, fileId, acting.unitIds)),
          ),
          documentNumber: documentNumber ?? null,
          by: acting.officer,
          from: body.lateEntry?.effectiveOn ?? today,
          putRightOnTheSpot: false,
          calendar: this.calendars.current(),
          lateEntry: lateEntryFact(body.lateEntry, stream),
        };
      },
    });
    return { id: rectificationId, result };
  }
}
