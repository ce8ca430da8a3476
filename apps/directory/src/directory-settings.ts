import { databaseUrl, readEnvironment } from '@gongjian/shared-service';
import type { ClientConfig } from 'pg';
import { z } from 'zod';

/** What the directory's service takes beside what every service does. */
export const directoryVariables = {
  GONGJIAN_ISSUER_DATABASE_URL: databaseUrl,
  /** Loads the sample district with its accounts into an empty log: for trials, never where real people sign in. */
  GONGJIAN_SAMPLE: z.enum(['true', 'false']).default('false'),
  /** The client that the console is at `GONGJIAN_ISSUER_URL`. */
  GONGJIAN_ISSUER_CLIENT_ID: z.string().min(1).default('gongjian-console'),
} as const;

export interface DirectorySettings {
  readonly issuerDatabase: ClientConfig;
  readonly sample: boolean;
  /** The console's, where people sign in with an issuer elsewhere. */
  readonly outsideClientId: string;
}

/** What the directory's service takes from its environment beside what every service does. @throws ConfigurationInvalid */
export function readDirectorySettings(env: NodeJS.ProcessEnv): DirectorySettings {
  const values = readEnvironment(z.object(directoryVariables), env);
  return {
    issuerDatabase: values.GONGJIAN_ISSUER_DATABASE_URL,
    sample: values.GONGJIAN_SAMPLE === 'true',
    outsideClientId: values.GONGJIAN_ISSUER_CLIENT_ID,
  };
}
