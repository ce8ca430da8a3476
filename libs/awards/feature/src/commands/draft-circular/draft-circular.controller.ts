import { Reply, writeAnswer, WriteContext, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DraftCircular } from './draft-circular.command.js';
import { draftCircularRequest, type DraftCircularBody } from './draft-circular.request.js';

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class DraftCircularController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '起草通报批评 Draft a circular of criticism' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: draftCircularRequest }) body: DraftCircularBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DraftCircular(write, body));
    return written(reply, { status: 201, ...done, location: `/api/awards/v1/circulars/${done.id}` });
  }
}
