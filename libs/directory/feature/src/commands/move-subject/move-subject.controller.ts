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
import { MoveSubject } from './move-subject.command.js';
import { moveSubjectRequest, type MoveSubjectBody } from './move-subject.request.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class MoveSubjectController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/move')
  @HttpCode(200)
  @ApiOperation({ summary: '迁至其他区划 Move a subject to another division' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) subjectId: string,
    @Body({ schema: moveSubjectRequest }) body: MoveSubjectBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new MoveSubject(write, subjectId, body));
    return written(reply, { status: 200, ...done });
  }
}
