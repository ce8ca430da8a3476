import { Public } from '@gongjian/shared-access';
import { IssuerAccounts } from '@gongjian/shared-issuer';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { signInAnswer, type SignIn } from './sign-in.answer.js';

/** Where people of the deployment sign in. */
export class SignInSettings {
  constructor(
    readonly issuer: string,
    readonly clientId: string,
    /** Of the product. */
    readonly version: string,
    /** The accounts of the sample district are offered. */
    readonly sample: boolean,
  ) {}
}

@Public()
@ApiTags('公众 Public')
@Controller('api/directory/v1/public/sign-in')
export class SignInController {
  constructor(
    private readonly settings: SignInSettings,
    private readonly accounts: IssuerAccounts,
  ) {}

  @Get()
  @ApiOperation({ summary: '在哪里登录（不须登录） Where to sign in, without signing in' })
  @ApiOkResponse({ standardSchema: signInAnswer })
  async read(): Promise<SignIn> {
    const { issuer, clientId, version, sample } = this.settings;
    const accounts = sample ? await this.accounts.demoAccounts() : [];
    return { issuer, clientId, accounts: accounts.map(({ username, hint }) => ({ username, ...hint })), version };
  }
}
