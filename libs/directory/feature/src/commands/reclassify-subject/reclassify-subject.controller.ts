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
import { ReclassifySubject } from './reclassify-subject.command.js';
import { reclassifySubjectRequest, type ReclassifySubjectBody } from './reclassify-subject.request.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class ReclassifySubjectController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reclassify')
  @HttpCode(200)
  @ApiOperation({ summary: '变更类别 Change the class' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) subjectId: string,
    @Body({ schema: reclassifySubjectRequest }) body: ReclassifySubjectBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReclassifySubject(write, subjectId, body));
    return written(reply, { status: 200, ...done });
  }
}
