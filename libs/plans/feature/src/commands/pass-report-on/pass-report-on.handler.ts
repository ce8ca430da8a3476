import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { reportAggregate } from '../../aggregates.js';
import { mayPassOn } from '../../reports/may-on-report.js';
import { PassReportOn } from './pass-report-on.command.js';

@CommandHandler(PassReportOn)
export class PassReportOnHandler implements ICommandHandler<PassReportOn> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, reportId, body }: PassReportOn): Promise<Done> {
    const result = await this.records.change(reportAggregate, reportId, write, {
      type: 'PassReportOn',
      body,
      may: mayPassOn,
      data: ({ officer }) => ({ reportId, from: body.from, by: officer }),
    });
    return { id: reportId, result };
  }
}
