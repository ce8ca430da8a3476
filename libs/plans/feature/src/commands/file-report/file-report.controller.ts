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
import { FileReport } from './file-report.command.js';
import { fileReportRequest, type FileReportBody } from './file-report.request.js';

@ApiTags('进展报告 Progress reports')
@Controller('api/plans/v1/reports')
export class FileReportController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/filings')
  @ApiOperation({ summary: '报送进展报告 File a progress report, or replace it until it is passed on' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) reportId: string,
    @Body({ schema: fileReportRequest }) body: FileReportBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FileReport(write, reportId, body));
    return written(reply, { status: 200, ...done });
  }
}
