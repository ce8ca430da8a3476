import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderRectification } from './order-rectification.command.js';
import { orderRectificationRequest, type OrderRectificationBody } from './order-rectification.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class OrderRectificationController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '责令限期整改 Order a problem to be put right' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: orderRectificationRequest }) body: OrderRectificationBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new OrderRectification(write, body));
    return written(reply, { status: 201, ...done });
  }
}
