import { httpVariables, readEnvironment } from '@gongjian/shared-service';
import { z } from 'zod';

const schema = z.object({ ...httpVariables, GONGJIAN_DATA: z.string().min(1).optional() });

export interface Configuration {
  /** 0: a free one. */
  readonly port: number;
  readonly dataFolder: string | undefined;
  readonly calendarFile: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
}

/** @throws ConfigurationInvalid */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const values = readEnvironment(schema, env);
  return {
    port: values.GONGJIAN_PORT,
    dataFolder: values.GONGJIAN_DATA,
    calendarFile: values.GONGJIAN_CALENDAR,
    trustedProxies: values.GONGJIAN_TRUSTED_PROXIES,
    logLevel: values.GONGJIAN_LOG_LEVEL,
  };
}
