import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal, text, uuid } from '@gongjian/shared-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Decisions, type DecisionContext } from '../../histories/decisions.js';
import { decisionAnswer } from './decision.answer.js';

const decisionQuery = z.strictObject({
  at: text(100).meta({ description: '历史条目的 position。The `position` of the entry in a history.' }),
  from: z
    .string()
    .regex(/^(0|[1-9]\d{0,6})$/, { error: 'integer' })
    .transform(Number)
    .optional()
    .meta({ description: '依据过多时从第几条起，如 many.next。Of many inputs the first that is shown: `many.next`.' }),
});
type DecisionQuery = z.output<typeof decisionQuery>;

@ApiTags('经过与依据 Histories')
@Controller('api/audit/v1/decisions')
export class DecisionController {
  constructor(private readonly decisions: Decisions) {}

  @Get(':eventId')
  @ApiOperation({
    summary: '决定时所见：谁依据哪个版本、看到了什么作出决定，重算是否一致 What the decider saw',
    description: '审计人员可查；席位限于其区划和期间。For auditors of the tenant, a seat in its divisions and period.',
  })
  @ApiOkResponse({ standardSchema: decisionAnswer })
  async one(
    @Param('eventId', { schema: uuid() }) eventId: string,
    @Query({ schema: decisionQuery }) { at, from }: DecisionQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DecisionContext> {
    return this.decisions.of(principal, eventId, at, from);
  }
}
