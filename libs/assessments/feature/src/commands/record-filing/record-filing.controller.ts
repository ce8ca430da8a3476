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
import { RecordFiling } from './record-filing.command.js';
import { recordFilingRequest, type RecordFilingBody } from './record-filing.request.js';

@ApiTags('申报 Applications')
@Controller('api/assessments/v1/applications')
export class RecordFilingController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/filing')
  @ApiOperation({ summary: '登记备案回执 Record the receipt of a filing' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) applicationId: string,
    @Body({ schema: recordFilingRequest }) body: RecordFilingBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordFiling(write, applicationId, body));
    return written(reply, { status: 200, ...done });
  }
}
