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
import { ReopenFiling } from './reopen-filing.command.js';
import { reopenFilingRequest, type ReopenFilingBody } from './reopen-filing.request.js';

@ApiTags('佐证申报 Filings')
@Controller('api/plans/v1/filings')
export class ReopenFilingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reopening')
  @ApiOperation({ summary: '佐证有误，重新办理 Its evidence proved wrong: do it again' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) filingId: string,
    @Body({ schema: reopenFilingRequest }) body: ReopenFilingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReopenFiling(write, filingId, body));
    return written(reply, { status: 200, ...done });
  }
}
