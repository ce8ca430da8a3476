import {
  type FastifyReply,
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CorrectPostRecord } from './correct-post-record.command.js';
import { correctPostRecordRequest, type CorrectPostRecordBody } from './correct-post-record.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class CorrectPostRecordController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/posts/:postId/corrections')
  @HttpCode(200)
  @ApiOperation({ summary: '更正任职记录 Correct a recorded post' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Param('postId', { schema: uuid() }) postId: string,
    @Body({ schema: correctPostRecordRequest }) body: CorrectPostRecordBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectPostRecord(write, personId, postId, body));
    return written(reply, { status: 200, ...done });
  }
}
