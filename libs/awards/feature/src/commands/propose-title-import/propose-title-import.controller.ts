import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProposeTitleImport } from './propose-title-import.command.js';
import { proposeTitleImportRequest, type ProposeTitleImportBody } from './propose-title-import.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class ProposeTitleImportController {
  constructor(private readonly commands: CommandBus) {}

  @Post('import')
  @ApiOperation({
    summary: '导入上线前的或外单位授予的称号 Import a title of before this system, or of others',
  })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: proposeTitleImportRequest }) body: ProposeTitleImportBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ProposeTitleImport(write, body));
    return written(reply, { status: 201, ...done, location: `/api/awards/v1/titles/${done.id}` });
  }
}
