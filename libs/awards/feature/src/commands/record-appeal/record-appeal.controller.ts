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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordAppeal } from './record-appeal.command.js';
import { recordAppealRequest, type RecordAppealBody } from './record-appeal.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class RecordAppealController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/appeals')
  @ApiOperation({ summary: '登记申诉 Record an appeal' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: recordAppealRequest }) body: RecordAppealBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordAppeal(write, titleId, body));
    return written(reply, { status: 201, ...done });
  }
}
