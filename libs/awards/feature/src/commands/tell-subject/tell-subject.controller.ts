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
import { TellSubject } from './tell-subject.command.js';
import { tellSubjectRequest, type TellSubjectBody } from './tell-subject.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class TellSubjectController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/told')
  @HttpCode(200)
  @ApiOperation({ summary: '告知拟摘牌 Tell the subject that its title may be removed' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: tellSubjectRequest }) body: TellSubjectBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new TellSubject(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
