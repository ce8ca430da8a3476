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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProposeExternalResult } from './propose-external-result.command.js';
import { proposeExternalResultRequest, type ProposeExternalResultBody } from './propose-external-result.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class ProposeExternalResultController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/external-results')
  @ApiOperation({ summary: '录入外部结果，待另一人确认 Enter a result told by another authority' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: proposeExternalResultRequest }) body: ProposeExternalResultBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeExternalResult(write, sheetId, body));
    return written(reply, { status: 201, ...done });
  }
}
