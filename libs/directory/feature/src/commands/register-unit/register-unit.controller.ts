import { type FastifyReply, Reply, writeAnswer, WriteContext, written, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterUnit } from './register-unit.command.js';
import { registerUnitRequest, type RegisterUnitBody } from './register-unit.request.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class RegisterUnitController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '登记单位 Register a unit' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: registerUnitRequest }) body: RegisterUnitBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RegisterUnit(write, body));
    return written(reply, { status: 201, ...done });
  }
}
