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
import { RenameSubject } from './rename-subject.command.js';
import { renameSubjectRequest, type RenameSubjectBody } from './rename-subject.request.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class RenameSubjectController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/rename')
  @HttpCode(200)
  @ApiOperation({ summary: '创建对象更名 Rename a subject' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) subjectId: string,
    @Body({ schema: renameSubjectRequest }) body: RenameSubjectBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RenameSubject(write, subjectId, body));
    return written(reply, { status: 200, ...done });
  }
}
