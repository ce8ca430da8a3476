import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { OrderDossierBody } from './order-dossier.request.js';

export class OrderDossier extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: OrderDossierBody,
  ) {
    super();
  }
}
