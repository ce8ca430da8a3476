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
import { AppraiseDisposal } from './appraise-disposal.command.js';
import { appraiseDisposalRequest, type AppraiseDisposalBody } from './appraise-disposal.request.js';

@ApiTags('销毁 Disposal')
@Controller('api/audit/v1/disposals')
export class AppraiseDisposalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/appraisal')
  @HttpCode(200)
  @ApiOperation({ summary: '鉴定，由提出人以外的人 Appraise a disposal, by another person' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) disposalId: string,
    @Body({ schema: appraiseDisposalRequest }) body: AppraiseDisposalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AppraiseDisposal(write, disposalId, body));
    return written(reply, { status: 200, ...done });
  }
}
