import { namingNotReady } from '@gongjian/awards-domain';
import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { NamingSignatures } from '../../titles/naming-signatures.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { SignNaming } from './sign-naming.command.js';

@CommandHandler(SignNaming)
export class SignNamingHandler implements ICommandHandler<SignNaming> {
  constructor(
    private readonly titles: TitleWriter,
    private readonly signatures: NamingSignatures,
  ) {}

  async execute({ write, titleId, body }: SignNaming): Promise<Done> {
    const { tenant } = write.principal;
    const found = await this.titles.load(tenant, titleId);
    const { readiness, naming } = found;
    const pinned = readiness?.ready ?? naming;
    if (pinned === null) throw namingNotReady();
    const result = await this.titles.change(titleId, write, {
      type: 'SignNaming',
      body,
      action: 'title.sign',
      signer: await this.signatures.signer(tenant, pinned, found),
      ...effectiveOnOf(body.lateEntry),
      data: (acting, title) => this.signatures.data(write, acting, title, body),
    });
    return { id: titleId, result };
  }
}
