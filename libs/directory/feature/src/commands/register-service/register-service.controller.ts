import { type FastifyReply, Reply, writeAnswer, WriteContext, written, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterService } from './register-service.command.js';
import { registerServiceRequest, type RegisterServiceBody } from './register-service.request.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class RegisterServiceController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '登记部门系统 Register the system of an agency' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: registerServiceRequest }) body: RegisterServiceBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RegisterService(write, body));
    return written(reply, { status: 201, ...done });
  }
}
