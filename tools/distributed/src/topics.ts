import { topicOf } from '@gongjian/shared-messaging';
import kafkajs from 'kafkajs';

const PUBLISHING = ['plans', 'assessments', 'awards'];

/** The topics that services write to, when they are not there yet. */
export async function makeTopics(brokers: string, replicas: number): Promise<void> {
  const admin = new kafkajs.Kafka({ clientId: 'gongjian-admin', brokers: brokers.split(',') }).admin();
  await admin.connect();
  try {
    const known = new Set(await admin.listTopics());
    const topics = PUBLISHING.map((context) => topicOf({ prefix: 'gongjian.' }, context)).filter(
      (topic) => !known.has(topic),
    );
    await admin.createTopics({
      topics: topics.map((topic) => ({ topic, numPartitions: 12, replicationFactor: replicas })),
    });
  } finally {
    await admin.disconnect();
  }
}
