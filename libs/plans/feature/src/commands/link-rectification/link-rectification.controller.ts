import {
  Reply,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { LinkRectification } from './link-rectification.command.js';
import { linkRectificationRequest, type LinkRectificationBody } from './link-rectification.request.js';

@ApiTags('专门督导 Follow-ups')
@Controller('api/plans/v1/follow-ups')
export class LinkRectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/rectifications')
  @ApiOperation({ summary: '专门督导中责令整改 Order a problem found in it to be put right' })
  @ApiAcceptedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) followUpId: string,
    @Body({ schema: linkRectificationRequest }) body: LinkRectificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new LinkRectification(write, followUpId, body));
    return written(reply, { status: 202, ...done, location: `/api/plans/v1/rectifications/${done.id}` });
  }
}
