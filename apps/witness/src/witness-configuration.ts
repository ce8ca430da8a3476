import { httpVariables, readEnvironment } from '@gongjian/shared-service/environment';
import path from 'node:path';
import { z } from 'zod';

const { GONGJIAN_PORT, GONGJIAN_TRUSTED_PROXIES, GONGJIAN_LOG_LEVEL } = httpVariables;

const NAME = {
  error:
    '应为见证人的名称，如 witness.example/w1，不能有空格和加号 / a name such as witness.example/w1, without spaces and plus signs',
};
const REQUESTS = { error: '应为 1 至 1000000 的整数 / an integer from 1 to 1000000' };

export const witnessVariables = {
  GONGJIAN_PORT,
  GONGJIAN_TRUSTED_PROXIES,
  GONGJIAN_LOG_LEVEL,
  GONGJIAN_HOST: z.string().min(1).default('127.0.0.1'),
  /** Name that it signs with, for ever. */
  GONGJIAN_WITNESS_NAME: z.string(NAME).regex(/^[^\s+]+$/u, NAME),
  /** Folder of what it has cosigned and of evidence. */
  GONGJIAN_WITNESS_DATA: z.string().min(1).default('.gongjian/witness'),
  /** Its private key; default `key.pem` in the data folder. */
  GONGJIAN_WITNESS_KEY: z.string().min(1).optional(),
  /** Verifier keys of the logs it knows; default `logs.txt` in the data folder. */
  GONGJIAN_WITNESS_LOGS: z.string().min(1).optional(),
  /** Of one address. */
  GONGJIAN_WITNESS_REQUESTS_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, REQUESTS)
    .transform(Number)
    .refine((requests) => requests <= 1_000_000, REQUESTS)
    .default(6_000),
} as const;

export interface WitnessConfiguration {
  /** 0: a free one. */
  readonly port: number;
  readonly host: string;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  readonly name: string;
  readonly folder: string;
  readonly keyFile: string;
  readonly logsFile: string;
  readonly requestsPerMinute: number;
}

/** @throws ConfigurationInvalid */
export function readWitnessConfiguration(env: NodeJS.ProcessEnv): WitnessConfiguration {
  const values = readEnvironment(z.object(witnessVariables), env);
  const folder = path.resolve(values.GONGJIAN_WITNESS_DATA);
  return {
    port: values.GONGJIAN_PORT,
    host: values.GONGJIAN_HOST,
    trustedProxies: values.GONGJIAN_TRUSTED_PROXIES,
    logLevel: values.GONGJIAN_LOG_LEVEL,
    name: values.GONGJIAN_WITNESS_NAME,
    folder,
    keyFile: path.resolve(values.GONGJIAN_WITNESS_KEY ?? path.join(folder, 'key.pem')),
    logsFile: path.resolve(values.GONGJIAN_WITNESS_LOGS ?? path.join(folder, 'logs.txt')),
    requestsPerMinute: values.GONGJIAN_WITNESS_REQUESTS_PER_MINUTE,
  };
}
