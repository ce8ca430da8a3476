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
import { CloseSubject } from './close-subject.command.js';
import { closeSubjectRequest, type CloseSubjectBody } from './close-subject.request.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class CloseSubjectController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: '注销创建对象 Close a subject' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) subjectId: string,
    @Body({ schema: closeSubjectRequest }) body: CloseSubjectBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CloseSubject(write, subjectId, body));
    return written(reply, { status: 200, ...done });
  }
}
