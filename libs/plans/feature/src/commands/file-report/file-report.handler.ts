import { notTheReportingUnit } from '@gongjian/plans-domain';
import { RecordWriter, StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actionOf, UnitActs } from '../../acting/unit-acts.js';
import { reportAggregate } from '../../aggregates.js';
import { mayOnReport } from '../../reports/may-on-report.js';
import { reportStream } from '../../reports/report-stream.js';
import { FileReport } from './file-report.command.js';

@CommandHandler(FileReport)
export class FileReportHandler implements ICommandHandler<FileReport> {
  constructor(
    private readonly records: RecordWriter,
    private readonly acts: UnitActs,
    private readonly files: StoredFiles,
  ) {}

  async execute({ write, reportId, body }: FileReport): Promise<Done> {
    const stream = reportStream(reportId);
    const result = await this.records.change(reportAggregate, reportId, write, {
      type: 'FileReport',
      body,
      may: mayOnReport(actionOf('report.file', 'report.manage', write, body.lateEntry)),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        const actsFor = { units: state.status === 'none' ? [] : [state.asked.unit], notYours: notTheReportingUnit };
        const fileIds = [...new Set(body.fileIds ?? [])];
        return {
          reportId,
          ...(await this.acts.actOf(stream, actsFor, acting, write, body)),
          text: body.text.sealedFor({ kind: 'record', stream }),
          files: await Promise.all(
            fileIds.map((fileId) => this.files.reference(write.principal, fileId, acting.unitIds)),
          ),
        };
      },
    });
    return { id: reportId, result };
  }
}
