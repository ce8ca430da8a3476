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
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublishProgrammeVersion } from './publish-programme-version.command.js';

@ApiTags('创建项目 Programmes')
@Controller('api/plans/v1/programmes')
export class PublishProgrammeVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/versions')
  @ApiOperation({ summary: '发布项目定义的新版本 Publish a version' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) programmeId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new PublishProgrammeVersion(write, programmeId));
    return written(reply, { status: 200, ...done });
  }
}
