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
import { RecordSignedDocument } from './record-signed-document.command.js';
import { recordSignedDocumentRequest, type RecordSignedDocumentBody } from './record-signed-document.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class RecordSignedDocumentController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/signed-document')
  @HttpCode(200)
  @ApiOperation({ summary: '登记签发的摘牌决定 Record the signed decision' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: recordSignedDocumentRequest }) body: RecordSignedDocumentBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordSignedDocument(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
