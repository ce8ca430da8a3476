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
import { FileAssessment } from './file-assessment.command.js';
import { fileAssessmentRequest, type FileAssessmentBody } from './file-assessment.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class FileAssessmentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/assessments')
  @ApiOperation({
    summary: '考评员提交评分 File an assessment',
    description: '全部考评员提交之前，彼此看不到评分。Nobody sees another’s values before all are in.',
  })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: fileAssessmentRequest }) body: FileAssessmentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FileAssessment(write, sheetId, body));
    return written(reply, { status: 200, ...done });
  }
}
