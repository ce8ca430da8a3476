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
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclineEnd } from './decline-end.command.js';
import { declineEndRequest, type DeclineEndBody } from './decline-end.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DeclineEndController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/end/refusal')
  @HttpCode(200)
  @ApiOperation({ summary: '不同意终止称号，或由提议人撤回 Decline an end that was proposed, or take it back' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: declineEndRequest }) body: DeclineEndBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineEnd(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
