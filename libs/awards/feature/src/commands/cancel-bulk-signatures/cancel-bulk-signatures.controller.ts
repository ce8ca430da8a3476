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
import { CancelBulkSignatures } from './cancel-bulk-signatures.command.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles/bulk-signatures')
export class CancelBulkSignaturesController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiOperation({ summary: '停止批量签署；已签的不变 Stop signing; what was signed stays' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) batchId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CancelBulkSignatures(write, batchId));
    return written(reply, { status: 200, ...done });
  }
}
