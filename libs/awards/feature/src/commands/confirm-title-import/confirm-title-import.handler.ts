import { titleDecider, type ConfirmTitleImport as ConfirmCommand } from '@gongjian/awards-domain';
import { addDays, isDomainError } from '@gongjian/shared-kernel';
import { envelopeOf, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PlaqueNumbers } from '../../titles/plaque-numbers.js';
import { decisionId, titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { Watches } from '../../titles/watches.js';
import { ConfirmTitleImport } from './confirm-title-import.command.js';

@CommandHandler(ConfirmTitleImport)
export class ConfirmTitleImportHandler implements ICommandHandler<ConfirmTitleImport> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly watches: Watches,
    private readonly plaques: PlaqueNumbers,
  ) {}

  async execute({ write, titleId, body }: ConfirmTitleImport): Promise<Done> {
    const { principal, now, today } = write;
    const { tenant } = principal;
    const { importId } = body;
    let giveBack: (() => Promise<void>) | null = null;
    try {
      const result = await this.titles.change(titleId, write, {
        type: 'ConfirmTitleImport',
        body,
        action: 'title.import',
        ...effectiveOnOf(body.lateEntry),
        data: async (acting, title) => {
          const { importing } = title;
          const watch = await this.watches.of(tenant, title.subject.id);
          const data: ConfirmCommand['data'] = {
            ...{ titleId, importId, namingId: decisionId(titleId, write.commandId, 'first'), by: acting.officer },
            lateEntry: lateEntryFact(body.lateEntry, titleStream(titleId)),
            renewalOpensOn: importing === null ? null : await this.renewalOpensOn(tenant, importing),
            watchRevision: watch.revision,
            inputs: watch.inputs,
          };
          const plaqueNumber = importing?.plaqueNumber ?? null;
          const command = { type: 'ConfirmTitleImport' as const, data, now, today };
          if (plaqueNumber !== null && titleDecider.decide(command, title).length > 0) {
            const envelope = envelopeOf(write, acting, 'ConfirmTitleImport', titleStream(titleId), body);
            await this.plaques.take(plaqueNumber, titleId, envelope);
            giveBack = () => this.plaques.giveBack(plaqueNumber, titleId, envelope);
          }
          return data;
        },
      });
      return { id: titleId, result };
    } catch (error) {
      if (isDomainError(error) && giveBack !== null) await (giveBack as () => Promise<void>)();
      throw error;
    }
  }

  private async renewalOpensOn(
    tenant: string,
    importing: { readonly programme: string; readonly version: number; readonly validUntil: string | null },
  ): Promise<string | null> {
    const { terms } = await this.titles.clocks(tenant, importing);
    const { renewalOpensDaysBefore } = terms.validity;
    const { validUntil } = importing;
    return validUntil === null || renewalOpensDaysBefore === null ? null : addDays(validUntil, -renewalOpensDaysBefore);
  }
}
