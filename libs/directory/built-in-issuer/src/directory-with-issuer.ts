import { DirectoryModule } from '@gongjian/directory-feature';
import { consoleClient, IssuerAccounts, IssuerModule } from '@gongjian/shared-issuer';
import { BUILT_IN_ISSUER, builtInIssuerUrl, type Platform } from '@gongjian/shared-service';
import type { ModuleMetadata } from '@nestjs/common';
import type { Pool } from 'pg';
import { BuiltInServiceCredentials } from './built-in-service-credentials.js';
import { MasterKeySecretBox } from './issuer-secret-box.js';

export interface DirectoryWithIssuerParts {
  readonly platform: Platform;
  /** Origin people reach the deployment at. */
  readonly publicUrl: string;
  readonly issuerPool: Pool;
  readonly projectorPool: Pool;
  /** The sign-in page offers the accounts of the sample district. */
  readonly sample: boolean;
}

/** The directory, and in the same process the issuer its people and services sign in with. */
export function directoryWithIssuer(parts: DirectoryWithIssuerParts): NonNullable<ModuleMetadata['imports']> {
  const { platform, publicUrl, issuerPool, projectorPool } = parts;
  const issuerUrl = builtInIssuerUrl(publicUrl);
  return [
    IssuerModule.forRoot({
      issuerUrl,
      pool: issuerPool,
      secretBox: new MasterKeySecretBox(platform.master),
      demo: parts.sample,
      clients: [consoleClient(publicUrl)],
    }),
    DirectoryModule.forRoot({
      projectorPool,
      erasures: platform.erasures,
      credentials: new BuiltInServiceCredentials(BUILT_IN_ISSUER, issuerUrl, new IssuerAccounts(issuerPool)),
    }),
  ];
}
