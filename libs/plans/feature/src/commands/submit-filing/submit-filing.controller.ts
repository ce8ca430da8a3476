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
import { SubmitFiling } from './submit-filing.command.js';
import { submitFilingRequest, type SubmitFilingBody } from './submit-filing.request.js';

@ApiTags('佐证申报 Filings')
@Controller('api/plans/v1/filings')
export class SubmitFilingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/submissions')
  @ApiOperation({ summary: '提交佐证材料 Hand in evidence' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) filingId: string,
    @Body({ schema: submitFilingRequest }) body: SubmitFilingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SubmitFiling(write, filingId, body));
    return written(reply, { status: 200, ...done });
  }
}
