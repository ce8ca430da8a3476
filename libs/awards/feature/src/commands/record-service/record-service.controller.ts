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
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordService } from './record-service.command.js';
import { recordServiceRequest, type RecordServiceBody } from './record-service.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class RecordServiceController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/service')
  @HttpCode(200)
  @ApiOperation({ summary: '登记送达 Record that the decision was served' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: recordServiceRequest }) body: RecordServiceBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordService(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
