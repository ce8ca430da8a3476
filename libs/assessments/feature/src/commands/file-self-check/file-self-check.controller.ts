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
import { FileSelfCheck } from './file-self-check.command.js';
import { fileSelfCheckRequest, type FileSelfCheckBody } from './file-self-check.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class FileSelfCheckController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/self-check')
  @ApiOperation({ summary: '提交自查自评 File a self-check' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: fileSelfCheckRequest }) body: FileSelfCheckBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FileSelfCheck(write, sheetId, body));
    return written(reply, { status: 200, ...done });
  }
}
