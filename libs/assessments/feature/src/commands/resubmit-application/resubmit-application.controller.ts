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
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ResubmitApplication } from './resubmit-application.command.js';
import { resubmitApplicationRequest, type ResubmitApplicationBody } from './resubmit-application.request.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class ResubmitApplicationController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/resubmission')
  @ApiOperation({ summary: '补正后重新提交 Submit it again' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) applicationId: string,
    @Body({ schema: resubmitApplicationRequest }) body: ResubmitApplicationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ResubmitApplication(write, applicationId, body));
    return written(reply, { status: 200, ...done });
  }
}
