import { Opener } from '@gongjian/shared-event-sourcing';
import { Reply, uuid, WriteContext, written, type FastifyReply } from '@gongjian/shared-http';
import { RecordReader, type Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { objectionProjection } from '../../notice-projections.js';
import { openIdentityAnswer, type OpenIdentityAnswer } from './open-identity.answer.js';
import { OpenIdentity } from './open-identity.command.js';
import { openIdentityRequest, type OpenIdentityBody } from './open-identity.request.js';

/**
 * Who objects is told in the answer to the act that records the reading, and nowhere else: each reading is one event. The
 * same request once more records none, so it tells nothing.
 */
@ApiTags('异议 Objections')
@Controller('api/awards/v1/objections')
export class OpenIdentityController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: RecordReader,
    private readonly opener: Opener,
  ) {}

  @Post(':id/identity')
  @HttpCode(200)
  @ApiOperation({
    summary: '查看异议人的姓名和联系方式，每次说明理由、留痕 Read who objects; each time is recorded, with its reason',
    description: '同一请求重发不再告知。The same request sent again is not told.',
  })
  @ApiOkResponse({ standardSchema: openIdentityAnswer })
  async handle(
    @Param('id', { schema: uuid() }) objectionId: string,
    @Body({ schema: openIdentityRequest }) body: OpenIdentityBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<OpenIdentityAnswer> {
    const done = await this.commands.execute(new OpenIdentity(write, objectionId, body));
    const { received } = await this.reader.latest(objectionProjection, write.principal, objectionId, (row) => ({
      action: 'objection.openIdentity',
      resource: { divisionId: row.received.division?.id },
    }));
    const { identity: name, contact } = done.recorded ? received : { identity: null, contact: null };
    const answer = await written(reply, { status: 200, ...done });
    return this.opener.open<OpenIdentityAnswer>(write.principal.tenant, { ...answer, name, contact });
  }
}
