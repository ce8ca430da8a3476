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
import { ResumeApplication } from './resume-application.command.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class ResumeApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/resumption')
  @ApiOperation({ summary: '恢复暂停的申报 Resume an application on hold' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) applicationId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ResumeApplication(write, applicationId));
    return written(reply, { status: 200, ...done });
  }
}
