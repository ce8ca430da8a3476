import type { Principal } from '@gongjian/shared-access';
import { Clock } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal } from '@gongjian/shared-http';
import { ReadModels } from '@gongjian/shared-projections';
import { NotRecorded } from '@gongjian/shared-records';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StateAccess } from '../../state-access.js';
import { answerOf, stateAnswer } from '../../state.answer.js';
import { States } from '../../states.js';

const stateListAnswer = z.strictObject({ items: z.array(stateAnswer) }).meta({ id: 'PastStates' });

@NotRecorded()
@ApiTags('往期全貌 States of the past')
@Controller('api/audit/v1/states')
export class StateListController {
  constructor(
    private readonly access: StateAccess,
    private readonly states: States,
    private readonly models: ReadModels,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: '往期全貌，新的在前 States of the past, newest first' })
  @ApiOkResponse({ standardSchema: stateListAnswer })
  async list(@CurrentPrincipal() principal: Principal): Promise<z.output<typeof stateListAnswer>> {
    this.access.require(principal);
    const states = await this.states.all(principal.tenant);
    return { items: await Promise.all(states.map((state) => answerOf(state, this.models, this.clock.now()))) };
  }
}
