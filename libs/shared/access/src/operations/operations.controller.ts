import { Clock, DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, WriteContext, type WriteRequest } from '@gongjian/shared-http';
import { localDateAt } from '@gongjian/shared-kernel';
import { ProjectionRunner } from '@gongjian/shared-projections';
import { Body, Controller, Get, HttpCode, Logger, Post, Query, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Policy } from '../policy/policy.js';
import type { Principal } from '../principal.js';
import {
  askedAgainAnswer,
  clockStopAnswer,
  parkedAnswer,
  parkedQuery,
  replayRequest,
  retryRequest,
  workAnswer,
  type AskedAgain,
  type ClockStopAnswer,
  type ParkedAnswer,
  type ParkedQuery,
  type ReplayBody,
  type RetryBody,
  type WorkAnswer,
} from './operations.schemas.js';

/**
 * What waits for an operator in one context: of the operator's tenant and of the deployment itself. The clock is the
 * process's: confirmed for one context it is for all that run beside it.
 */
export function operationsControllerOf(context: string): Type {
  const of = (registered: readonly { readonly context: string; readonly name: string }[]): readonly string[] =>
    registered.filter((each) => each.context === context).map(({ name }) => name);

  @ApiTags('运行 Operations')
  @Controller(`api/${context}/v1/operations`)
  class OperationsController {
    private readonly logger = new Logger('Operations');

    constructor(
      private readonly runner: ProjectionRunner,
      private readonly policy: Policy,
      private readonly clock: Clock,
    ) {}

    @Get('work')
    @ApiOperation({ summary: '后台作业：读模型、自动处理、期限的进度 Background work and how far it has come' })
    @ApiOkResponse({ standardSchema: workAnswer })
    async work(@CurrentPrincipal() principal: Principal): Promise<WorkAnswer> {
      this.tenantsOf(principal);
      const counts = await this.runner.waitingCounts();
      return {
        head: await this.runner.head(),
        readers: [...(await this.runner.progress(context))],
        waiting: counts
          .filter((each) => each.context === context)
          .map(({ name: reaction, counts: { held, parked, queued } }) => ({ reaction, held, parked, queued })),
        deadlines: (await this.runner.schedules(context)).map(({ name: deadline, ...rest }) => ({ deadline, ...rest })),
      };
    }

    @Get('parked')
    @ApiOperation({ summary: '等待人工处理的事件和期限 Facts and deadlines that wait for a person' })
    @ApiOkResponse({ standardSchema: parkedAnswer })
    async parked(
      @Query({ schema: parkedQuery }) { limit }: ParkedQuery,
      @CurrentPrincipal() principal: Principal,
    ): Promise<ParkedAnswer> {
      const tenants = this.tenantsOf(principal);
      const reactions = of(this.runner.registered.reactions);
      const deadlines = of(this.runner.registered.deadlines);
      const facts = await Promise.all(
        reactions.map(async (name) =>
          (await this.runner.parked(context, name, limit, tenants)).map(
            ({ tenant: _tenant, revision, parkedAt, ...fact }) => ({
              reaction: name,
              ...fact,
              revision: String(revision),
              parkedAt: parkedAt.toISOString(),
            }),
          ),
        ),
      );
      const due = await Promise.all(
        deadlines.map(async (name) =>
          (await this.runner.parkedDeadlines(context, name, limit, tenants)).map(
            ({ tenant: _tenant, ...deadline }) => ({
              deadline: name,
              ...deadline,
            }),
          ),
        ),
      );
      return { facts: facts.flat(), deadlines: due.flat() };
    }

    @Post('parked/replay')
    @HttpCode(200)
    @ApiOperation({ summary: '重新处理被搁置的事件 Handle parked facts again' })
    @ApiOkResponse({ standardSchema: askedAgainAnswer })
    async replay(
      @Body({ schema: replayRequest }) { reaction, stream }: ReplayBody,
      @WriteContext() { principal }: WriteRequest<Principal>,
    ): Promise<AskedAgain> {
      const tenants = this.tenantsOf(principal);
      const count = await this.runner.replay(context, reaction, stream ?? null, tenants);
      this.logger.log(`${principal.id} had ${count} streams of ${context}/${reaction} handled again`);
      return { count };
    }

    @Post('deadlines/retry')
    @HttpCode(200)
    @ApiOperation({ summary: '重试被搁置的期限 Send parked deadlines again' })
    @ApiOkResponse({ standardSchema: askedAgainAnswer })
    async retry(
      @Body({ schema: retryRequest }) { deadline, streamId }: RetryBody,
      @WriteContext() { principal }: WriteRequest<Principal>,
    ): Promise<AskedAgain> {
      const tenants = this.tenantsOf(principal);
      const count = await this.runner.retryDeadlines(context, deadline, streamId ?? null, tenants);
      this.logger.log(`${principal.id} had ${count} deadlines ${context}/${deadline} sent again`);
      return { count };
    }

    @Get('clock-stop')
    @ApiOperation({ summary: '因时钟跳变而停止的期限 Deadlines stopped by a step of the clock' })
    @ApiOkResponse({ standardSchema: clockStopAnswer })
    async clockStop(@CurrentPrincipal() principal: Principal): Promise<ClockStopAnswer> {
      this.tenantsOf(principal);
      return this.stop();
    }

    @Post('clock-stop/confirm')
    @HttpCode(200)
    @ApiOperation({ summary: '确认时钟无误，恢复期限处理 Confirm the clock: deadlines run again' })
    @ApiOkResponse({ standardSchema: clockStopAnswer, description: '确认前的状态。As it was before.' })
    async confirmClock(@WriteContext() { principal }: WriteRequest<Principal>): Promise<ClockStopAnswer> {
      this.tenantsOf(principal);
      const stopped = await this.stop();
      await this.runner.confirmClock();
      this.logger.log(`${principal.id} confirmed the clock at ${this.clock.now()}`);
      return stopped;
    }

    private async stop(): Promise<ClockStopAnswer> {
      return { stepMs: (await this.runner.clockStops()).get(context) ?? null };
    }

    /** @throws DomainError ACCESS.DENIED */
    private tenantsOf(principal: Principal): readonly string[] {
      const { tenant } = principal;
      this.policy.require(principal, 'operations.manage', { tenant }, localDateAt(this.clock.now()));
      return [tenant, DEPLOYMENT_TENANT];
    }
  }
  /** By which the API names its operations. */
  const name = `${context.slice(0, 1).toUpperCase()}${context.slice(1)}OperationsController`;
  return Object.defineProperty(OperationsController, 'name', { value: name });
}
