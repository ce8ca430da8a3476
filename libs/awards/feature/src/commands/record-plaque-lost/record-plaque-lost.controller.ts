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
import { RecordPlaqueLost } from './record-plaque-lost.command.js';
import { recordPlaqueLostRequest, type RecordPlaqueLostBody } from './record-plaque-lost.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class RecordPlaqueLostController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/plaque-loss')
  @HttpCode(200)
  @ApiOperation({ summary: '登记牌匾遗失 The plaque is lost' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: recordPlaqueLostRequest }) body: RecordPlaqueLostBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordPlaqueLost(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
