import { Public } from '@gongjian/shared-access';
import { EventStore } from '@gongjian/shared-event-sourcing';
import { Reply, type FastifyReply } from '@gongjian/shared-http';
import { IssuerAccounts } from '@gongjian/shared-issuer';
import { ProjectionRunner } from '@gongjian/shared-projections';
import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { homePage } from './home-page.js';

export class HomeSettings {
  constructor(
    readonly version: string,
    readonly issuerUrl: string,
  ) {}
}

@Public()
@ApiExcludeController()
@Controller()
export class HomeController {
  constructor(
    private readonly settings: HomeSettings,
    private readonly store: EventStore,
    private readonly runner: ProjectionRunner,
    private readonly accounts: IssuerAccounts,
  ) {}

  @Get('/')
  async home(@Reply() reply: FastifyReply): Promise<string> {
    const [head, accounts] = await Promise.all([this.store.head(), this.accounts.demoAccounts()]);
    void reply.header('Content-Type', 'text/html; charset=utf-8').header('Cache-Control', 'no-store');
    return homePage({
      version: this.settings.version,
      logId: head.logId,
      epoch: head.epoch,
      issuerUrl: this.settings.issuerUrl,
      readers: this.runner.status().map(({ context, reader, phase }) => ({ name: `${context}/${reader}`, phase })),
      accounts: accounts.map(({ username, hint }) => ({ username, ...hint })),
    });
  }
}
