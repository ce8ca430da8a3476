import { DirectoryModule } from '@gongjian/directory-feature';
import { CONSOLE_CLIENT_ID, consoleClient, IssuerAccounts, IssuerModule } from '@gongjian/shared-issuer';
import { BUILT_IN_ISSUER, builtInIssuerUrl, type Platform } from '@gongjian/shared-service';
import type { ModuleMetadata } from '@nestjs/common';
import type { Pool } from 'pg';
import { BuiltInServiceCredentials } from './built-in-service-credentials.js';
import { MasterKeySecretBox } from './issuer-secret-box.js';
import { SignInSettings } from './sign-in/sign-in.controller.js';
import { SignInModule } from './sign-in/sign-in.module.js';

export interface DirectoryWithIssuerParts {
  readonly platform: Platform;
  /** Origin people reach the deployment at. */
  readonly publicUrl: string;
  readonly issuerPool: Pool;
  readonly projectorPool: Pool;
  /** The sign-in page offers the accounts of the sample district. */
  readonly sample: boolean;
  /** Of the product. */
  readonly version: string;
  /** Where people sign in instead, and the client that the console is there. Services sign in here in any case. */
  readonly signInElsewhere?: { readonly issuer: string; readonly clientId: string };
}

/** The directory, and in the same process the issuer its people and services sign in with. */
export function directoryWithIssuer(parts: DirectoryWithIssuerParts): NonNullable<ModuleMetadata['imports']> {
  const { platform, publicUrl, issuerPool, projectorPool, sample, version, signInElsewhere: elsewhere } = parts;
  const issuerUrl = builtInIssuerUrl(publicUrl);
  const issuer = IssuerModule.forRoot({
    issuerUrl,
    pool: issuerPool,
    secretBox: new MasterKeySecretBox(platform.master),
    demo: sample && elsewhere === undefined,
    clients: [consoleClient(publicUrl)],
  });
  const settings =
    elsewhere === undefined
      ? new SignInSettings(issuerUrl, CONSOLE_CLIENT_ID, version, sample)
      : new SignInSettings(elsewhere.issuer, elsewhere.clientId, version, false);
  return [
    issuer,
    SignInModule.with(issuer, settings),
    DirectoryModule.forRoot({
      projectorPool,
      erasures: platform.erasures,
      credentials: new BuiltInServiceCredentials(BUILT_IN_ISSUER, issuerUrl, new IssuerAccounts(issuerPool)),
    }),
  ];
}
