import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrderDossier } from './order-dossier.command.js';
import { orderDossierRequest, type OrderDossierBody } from './order-dossier.request.js';

@ApiTags('案卷 Dossiers')
@Controller('api/audit/v1/dossiers')
export class OrderDossierController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '组卷 Order a dossier; it is compiled at once' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: orderDossierRequest }) body: OrderDossierBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new OrderDossier(write, body));
    return written(reply, { status: 201, ...done });
  }
}
