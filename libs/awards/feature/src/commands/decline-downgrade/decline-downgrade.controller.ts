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
import { DeclineDowngrade } from './decline-downgrade.command.js';
import { declineDowngradeRequest, type DeclineDowngradeBody } from './decline-downgrade.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DeclineDowngradeController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/downgrade/refusal')
  @HttpCode(200)
  @ApiOperation({ summary: '不同意降等，或由提议人撤回 Decline a downgrade that was proposed, or take it back' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: declineDowngradeRequest }) body: DeclineDowngradeBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineDowngrade(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
