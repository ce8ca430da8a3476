import { forBrokers, kafkaFilesOf, makeMissingTopics } from '@gongjian/cli';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TOPICS = fileURLToPath(new URL('../../../infra/kafka/topics.yaml', import.meta.url));

/** The topics that services write to, when they are not there yet. */
export async function makeTopics(brokers: string, replicas: number): Promise<void> {
  const files = kafkaFilesOf(new Map([[TOPICS, readFileSync(TOPICS, 'utf8')]]));
  const kafka = { brokers: brokers.split(','), prefix: 'gongjian.', clientId: 'gongjian-admin' };
  await makeMissingTopics(forBrokers(files, replicas), kafka);
}
