import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderBulkSignatures } from './order-bulk-signatures.command.js';
import { orderBulkSignaturesRequest, type OrderBulkSignaturesBody } from './order-bulk-signatures.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class OrderBulkSignaturesController {
  constructor(private readonly commands: CommandBus) {}

  @Post('bulk-signatures')
  @ApiOperation({ summary: '同一文件批量签署命名（≤ 500） Sign many namings of one document; at most 500' })
  @ApiAcceptedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: orderBulkSignaturesRequest }) body: OrderBulkSignaturesBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new OrderBulkSignatures(write, body));
    const location = `/api/awards/v1/titles/bulk-signatures/${done.id}`;
    return written(reply, { status: 202, ...done, location });
  }
}
