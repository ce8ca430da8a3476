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
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompleteDisposal } from './complete-disposal.command.js';

@ApiTags('销毁 Disposal')
@Controller('api/audit/v1/disposals')
export class CompleteDisposalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/completion')
  @HttpCode(200)
  @ApiOperation({ summary: '文件均已按决定销毁，登记销毁完毕 Record that every file of it was destroyed' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) disposalId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CompleteDisposal(write, disposalId));
    return written(reply, { status: 200, ...done });
  }
}
