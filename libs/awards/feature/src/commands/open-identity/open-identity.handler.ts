import { RecordWriter } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { objectionAggregate } from '../../aggregates.js';
import { mayOnObjection } from '../../objections/objection-resource.js';
import { objectionStream } from '../../objections/objection-stream.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OpenIdentity, type Opened } from './open-identity.command.js';

@CommandHandler(OpenIdentity)
export class OpenIdentityHandler implements ICommandHandler<OpenIdentity> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, objectionId, body }: OpenIdentity): Promise<Opened> {
    let recorded = false;
    const result = await this.records.change(objectionAggregate, objectionId, write, {
      type: 'OpenIdentity',
      body,
      may: mayOnObjection('objection.openIdentity'),
      data: ({ officer: by }) => {
        recorded = true;
        return { objectionId, reason: reasonFact(body.reason, objectionStream(objectionId)), by };
      },
    });
    return { id: objectionId, result, recorded };
  }
}
