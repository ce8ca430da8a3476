import { DirectoryModule } from '@gongjian/directory-feature';
import { consoleClient, IssuerAccounts, IssuerModule } from '@gongjian/shared-issuer';
import { BUILT_IN_ISSUER, builtInIssuerUrl, type Platform } from '@gongjian/shared-service';
import type { ModuleMetadata } from '@nestjs/common';
import type { Pool } from 'pg';
import { BuiltInServiceCredentials } from './built-in-service-credentials.js';
import { HomeSettings } from './home/home.controller.js';
import { HomeModule } from './home/home.module.js';
import { MasterKeySecretBox } from './issuer-secret-box.js';

export interface DirectoryWithIssuerParts {
  readonly platform: Platform;
  /** Origin people reach the deployment at. */
  readonly publicUrl: string;
  readonly issuerPool: Pool;
  readonly projectorPool: Pool;
  /** Sign-in and home page offer the accounts of the sample district. */
  readonly sample: boolean;
  /** Of the product. */
  readonly version: string;
}

/** The directory, and in the same process the issuer its people and services sign in with. */
export function directoryWithIssuer(parts: DirectoryWithIssuerParts): NonNullable<ModuleMetadata['imports']> {
  const { platform, publicUrl, issuerPool, projectorPool, sample, version } = parts;
  const issuerUrl = builtInIssuerUrl(publicUrl);
  const issuer = IssuerModule.forRoot({
    issuerUrl,
    pool: issuerPool,
    secretBox: new MasterKeySecretBox(platform.master),
    demo: sample,
    clients: [consoleClient(publicUrl)],
  });
  return [
    issuer,
    HomeModule.with(issuer, new HomeSettings(version, issuerUrl)),
    DirectoryModule.forRoot({
      projectorPool,
      erasures: platform.erasures,
      credentials: new BuiltInServiceCredentials(BUILT_IN_ISSUER, issuerUrl, new IssuerAccounts(issuerPool)),
    }),
  ];
}
