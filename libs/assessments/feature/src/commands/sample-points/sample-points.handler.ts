import { derivedId, sha256OfLines } from '@gongjian/shared-event-sourcing';
import type { Done } from '@gongjian/shared-records';
import { createHash } from 'node:crypto';
import { SamplePopulation } from '../../sheets/sample-population.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { SheetWriter } from '../../sheets/sheet-writer.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SamplePoints } from './sample-points.command.js';

@CommandHandler(SamplePoints)
export class SamplePointsHandler implements ICommandHandler<SamplePoints> {
  constructor(
    private readonly sheets: SheetWriter,
    private readonly rules: SheetRules,
    private readonly populations: SamplePopulation,
  ) {}

  async execute({ write, sheetId, body }: SamplePoints): Promise<Done> {
    const { principal, commandId, today } = write;
    return this.sheets.change(sheetId, write, {
      type: 'SamplePoints',
      body,
      action: 'sheet.appoint',
      data: async (sheet, acting) => {
        const { round } = await this.rules.rules(principal.tenant, sheet);
        const { sampling, population } = await this.populations.of(principal.tenant, sheet.opened.subject, round, {
          households: body.households,
          today,
        });
        return {
          sheetId,
          seed: derivedId(commandId, 'sample', sheetId),
          population,
          populationSha256: sha256OfLines(population.map(({ id }) => id)),
          sampling,
          hash: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
          by: acting.officer,
        };
      },
    });
  }
}
