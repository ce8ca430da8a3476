import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';

export class RemovePlanItem extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly itemId: string,
  ) {
    super();
  }
}
