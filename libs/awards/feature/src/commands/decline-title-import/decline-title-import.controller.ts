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
import { DeclineTitleImport } from './decline-title-import.command.js';
import { declineTitleImportRequest, type DeclineTitleImportBody } from './decline-title-import.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DeclineTitleImportController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/import/refusal')
  @HttpCode(200)
  @ApiOperation({ summary: '不同意导入 Decline an import' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: declineTitleImportRequest }) body: DeclineTitleImportBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineTitleImport(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
