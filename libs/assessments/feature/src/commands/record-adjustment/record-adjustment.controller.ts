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
import { RecordAdjustment } from './record-adjustment.command.js';
import { recordAdjustmentRequest, type RecordAdjustmentBody } from './record-adjustment.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class RecordAdjustmentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/adjustments')
  @ApiOperation({ summary: '登记加分或扣分 Record a bonus or deduction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: recordAdjustmentRequest }) body: RecordAdjustmentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordAdjustment(write, sheetId, body));
    return written(reply, { status: 200, ...done });
  }
}
