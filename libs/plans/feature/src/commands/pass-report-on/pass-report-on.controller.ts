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
import { PassReportOn } from './pass-report-on.command.js';
import { passReportOnRequest, type PassReportOnBody } from './pass-report-on.request.js';

@ApiTags('进展报告 Progress reports')
@Controller('api/plans/v1/reports')
export class PassReportOnController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/passings')
  @ApiOperation({ summary: '上报进展报告 Pass a progress report on to the next step of its route' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) reportId: string,
    @Body({ schema: passReportOnRequest }) body: PassReportOnBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new PassReportOn(write, reportId, body));
    return written(reply, { status: 200, ...done });
  }
}
