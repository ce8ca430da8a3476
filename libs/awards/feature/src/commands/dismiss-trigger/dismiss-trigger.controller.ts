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
import { triggerNumber } from '../../titles/trigger-number.js';
import { DismissTrigger } from './dismiss-trigger.command.js';
import { dismissTriggerRequest, type DismissTriggerBody } from './dismiss-trigger.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DismissTriggerController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/triggers/:number/dismissal')
  @HttpCode(200)
  @ApiOperation({ summary: '不予采纳触发的情形 Dismiss a trigger' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Param('number', { schema: triggerNumber }) number: number,
    @Body({ schema: dismissTriggerRequest }) body: DismissTriggerBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DismissTrigger(write, titleId, number, body));
    return written(reply, { status: 200, ...done });
  }
}
