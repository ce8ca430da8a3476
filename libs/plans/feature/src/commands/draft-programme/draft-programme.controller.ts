import {
  AcceptsYaml,
  Reply,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DraftProgramme } from './draft-programme.command.js';
import { draftProgrammeRequest, type DraftProgrammeBody } from './draft-programme.request.js';

@ApiTags('创建项目 Programmes')
@Controller('api/plans/v1/programmes')
export class DraftProgrammeController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @AcceptsYaml()
  @ApiOperation({ summary: '起草创建项目 Draft a programme' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: draftProgrammeRequest }) body: DraftProgrammeBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DraftProgramme(write, body));
    return written(reply, { status: 201, ...done });
  }
}
