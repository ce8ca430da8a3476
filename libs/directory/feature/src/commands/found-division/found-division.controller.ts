import { type FastifyReply, Reply, writeAnswer, WriteContext, written, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FoundDivision } from './found-division.command.js';
import { foundDivisionRequest, type FoundDivisionBody } from './found-division.request.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class FoundDivisionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '设立区划 Found a division' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: foundDivisionRequest }) body: FoundDivisionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new FoundDivision(write, body));
    return written(reply, { status: 201, ...done });
  }
}
