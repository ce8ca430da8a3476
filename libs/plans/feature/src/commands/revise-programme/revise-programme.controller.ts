import {
  AcceptsYaml,
  Reply,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReviseProgramme } from './revise-programme.command.js';
import { reviseProgrammeRequest, type ReviseProgrammeBody } from './revise-programme.request.js';

@ApiTags('创建项目 Programmes')
@Controller('api/plans/v1/programmes')
export class ReviseProgrammeController {
  constructor(private readonly commands: CommandBus) {}

  @Put(':id/definition')
  @AcceptsYaml()
  @ApiOperation({ summary: '修改项目定义草稿 Revise the draft of a definition' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) programmeId: string,
    @Body({ schema: reviseProgrammeRequest }) body: ReviseProgrammeBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReviseProgramme(write, programmeId, body));
    return written(reply, { status: 200, ...done });
  }
}
