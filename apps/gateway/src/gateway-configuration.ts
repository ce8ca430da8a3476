import { httpVariables, issuerVariables, originUrl, readEnvironment } from '@gongjian/shared-service';
import { z } from 'zod';

const { GONGJIAN_PORT, GONGJIAN_TRUSTED_PROXIES, GONGJIAN_LOG_LEVEL } = httpVariables;

export const gatewayVariables = {
  GONGJIAN_PORT,
  GONGJIAN_TRUSTED_PROXIES,
  GONGJIAN_LOG_LEVEL,
  GONGJIAN_HOST: z.string().min(1).default('127.0.0.1'),
  GONGJIAN_DIRECTORY_URL: originUrl,
  GONGJIAN_PLANS_URL: originUrl,
  GONGJIAN_ASSESSMENTS_URL: originUrl,
  GONGJIAN_AWARDS_URL: originUrl,
  GONGJIAN_AUDIT_URL: originUrl,
  GONGJIAN_ISSUER_URL: issuerVariables.GONGJIAN_ISSUER_URL,
} as const;

export interface GatewayConfiguration {
  /** 0: a free one. */
  readonly port: number;
  readonly host: string;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** Address of each service, by its context. */
  readonly services: Readonly<Record<string, string>>;
  /** Of an issuer elsewhere that people sign in with. */
  readonly issuerOrigin: string | undefined;
}

/** @throws ConfigurationInvalid */
export function readGatewayConfiguration(env: NodeJS.ProcessEnv): GatewayConfiguration {
  const values = readEnvironment(z.object(gatewayVariables), env);
  const { GONGJIAN_ISSUER_URL: issuer } = values;
  return {
    port: values.GONGJIAN_PORT,
    host: values.GONGJIAN_HOST,
    trustedProxies: values.GONGJIAN_TRUSTED_PROXIES,
    logLevel: values.GONGJIAN_LOG_LEVEL,
    services: {
      directory: values.GONGJIAN_DIRECTORY_URL,
      plans: values.GONGJIAN_PLANS_URL,
      assessments: values.GONGJIAN_ASSESSMENTS_URL,
      awards: values.GONGJIAN_AWARDS_URL,
      audit: values.GONGJIAN_AUDIT_URL,
    },
    issuerOrigin: issuer === undefined ? undefined : new URL(issuer).origin,
  };
}
