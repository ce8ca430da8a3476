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
import { ConfirmTitleImport } from './confirm-title-import.command.js';
import { confirmTitleImportRequest, type ConfirmTitleImportBody } from './confirm-title-import.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ConfirmTitleImportController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/import/confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: '确认导入（第二人） Confirm an import, as the second' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: confirmTitleImportRequest }) body: ConfirmTitleImportBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmTitleImport(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
