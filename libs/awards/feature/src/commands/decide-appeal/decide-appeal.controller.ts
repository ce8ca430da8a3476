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
import { DecideAppeal } from './decide-appeal.command.js';
import { decideAppealRequest, type DecideAppealBody } from './decide-appeal.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DecideAppealController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/appeals/:appealId/decision')
  @HttpCode(200)
  @ApiOperation({ summary: '决定申诉 Decide an appeal' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Param('appealId', { schema: uuid() }) appealId: string,
    @Body({ schema: decideAppealRequest }) body: DecideAppealBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DecideAppeal(write, titleId, appealId, body));
    return written(reply, { status: 200, ...done });
  }
}
