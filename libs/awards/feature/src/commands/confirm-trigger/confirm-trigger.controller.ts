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
import { ConfirmTrigger } from './confirm-trigger.command.js';
import { confirmTriggerRequest, type ConfirmTriggerBody } from './confirm-trigger.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ConfirmTriggerController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/triggers/:number/confirmations')
  @HttpCode(200)
  @ApiOperation({ summary: '确认触发的情形 Confirm a trigger' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Param('number', { schema: triggerNumber }) number: number,
    @Body({ schema: confirmTriggerRequest }) body: ConfirmTriggerBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmTrigger(write, titleId, number, body));
    return written(reply, { status: 200, ...done });
  }
}
