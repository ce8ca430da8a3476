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
import { CorrectSubjectRecord } from './correct-subject-record.command.js';
import { correctSubjectRecordRequest, type CorrectSubjectRecordBody } from './correct-subject-record.request.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class CorrectSubjectRecordController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections')
  @HttpCode(200)
  @ApiOperation({ summary: '更正创建对象记录 Correct a recorded fact' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) subjectId: string,
    @Body({ schema: correctSubjectRecordRequest }) body: CorrectSubjectRecordBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectSubjectRecord(write, subjectId, body));
    return written(reply, { status: 200, ...done });
  }
}
