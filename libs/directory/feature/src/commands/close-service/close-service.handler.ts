import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { serviceAggregate } from '../../aggregates.js';
import { placeOfService } from '../../writing/places.js';
import { CloseService } from './close-service.command.js';

@CommandHandler(CloseService)
export class CloseServiceHandler implements ICommandHandler<CloseService> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, serviceId, body }: CloseService): Promise<Done> {
    const result = await this.records.change(serviceAggregate, serviceId, write, {
      type: 'CloseService',
      body,
      may: (state) => ({ action: 'directory.manage', resource: { divisionId: placeOfService(state) } }),
      data: () => ({ reason: body.reason }),
    });
    return { id: serviceId, result };
  }
}
