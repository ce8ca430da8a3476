import { applyKafka } from './kafka-apply.js';
import { KafkaFilesInvalid, kafkaFilesOf } from './kafka-files.js';
import { readFileSync } from 'node:fs';

export interface KafkaApplyOptions {
  /** `host:port`, with commas between them. */
  readonly brokers: string;
  readonly prefix: string;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly tls: boolean;
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/** `gongjian kafka apply`; answers the exit code. */
export async function kafkaApply(names: readonly string[], options: KafkaApplyOptions): Promise<number> {
  const { brokers, prefix, username, password, tls, check, print } = options;
  const login = username === undefined || password === undefined ? {} : { login: { username, password } };
  try {
    const files = kafkaFilesOf(new Map(names.map((name) => [name, readFileSync(name, 'utf8')])));
    const kafka = {
      brokers: brokers.split(',').map((each) => each.trim()),
      prefix,
      tls,
      clientId: 'gongjian',
      ...login,
    };
    return (await applyKafka(files, { kafka, check, print })) ? 0 : 1;
  } catch (error) {
    const { name, code, message } = error as Error & { readonly code?: string };
    const isExpected = error instanceof KafkaFilesInvalid || name.startsWith('KafkaJS') || code === 'ENOENT';
    if (!isExpected) throw error;
    print(message);
    return 1;
  }
}
