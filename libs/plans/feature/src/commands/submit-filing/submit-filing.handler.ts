import { DomainError } from '@gongjian/shared-kernel';
import { RecordWriter, StoredFiles, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { actionOf, UnitActs } from '../../acting/unit-acts.js';
import { filingAggregate } from '../../aggregates.js';
import { EvidenceCodes } from '../../evidence/evidence-codes.js';
import { filingStream } from '../../filings/filing-stream.js';
import { mayOnFiling } from '../../filings/may-on-filing.js';
import { evidenceFacts } from '../../requests/evidence.js';
import { SubmitFiling } from './submit-filing.command.js';

@CommandHandler(SubmitFiling)
export class SubmitFilingHandler implements ICommandHandler<SubmitFiling> {
  constructor(
    private readonly records: RecordWriter,
    private readonly acts: UnitActs,
    private readonly files: StoredFiles,
    private readonly codes: EvidenceCodes,
  ) {}

  async execute({ write, filingId, body }: SubmitFiling): Promise<Done> {
    const stream = filingStream(filingId);
    const result = await this.records.change(filingAggregate, filingId, write, {
      type: 'SubmitFiling',
      body,
      may: mayOnFiling(actionOf('filing.submit', 'filing.manage', write, body.lateEntry)),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        if (state.status !== 'none') {
          await this.codes.require(write, state.rules, [state.opened.indicator], body.evidence);
        }
        const actsFor = { units: state.status === 'none' ? [] : [state.opened.unit], notYours: notYourUnit };
        return {
          filingId,
          ...(await this.acts.actOf(stream, actsFor, acting, write, body)),
          evidence: await evidenceFacts(body.evidence, this.files, { ...write, ...acting }, stream),
          statement: sealedText(body.statement, stream),
        };
      },
    });
    return { id: filingId, result };
  }
}

function notYourUnit(): DomainError {
  return new DomainError('FILING.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这项佐证申报不由你的单位负责。',
    en: 'No unit of yours hands in this evidence.',
  });
}
