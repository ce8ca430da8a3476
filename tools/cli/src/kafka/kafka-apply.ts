import { kafkaClient, type KafkaSettings } from '@gongjian/shared-messaging';
import type { Admin } from 'kafkajs';
import { changesBetween, othersBeyond } from './kafka-changes.js';
import { makeChange, readKafkaState } from './kafka-cluster-state.js';
import type { KafkaFiles } from './kafka-files.js';
import { aclInWords, wantedState } from './kafka-state.js';

export interface ApplyOptions {
  /** Of somebody who may administer the cluster. */
  readonly kafka: KafkaSettings;
  /** Only say what differs. */
  readonly check: boolean;
  readonly print: (line: string) => void;
}

/** What goes wrong is thrown. */
const SILENT = { warn: () => undefined, error: () => undefined };

/**
 * Makes topics and access rules of a deployment what its files say, or says what differs. To be repeated at will: what
 * is as it should be is not touched.
 *
 * @returns whether the cluster is as the files say
 * @throws what the client throws when the cluster is not there or refuses
 */
export async function applyKafka(files: KafkaFiles, { kafka, check, print }: ApplyOptions): Promise<boolean> {
  const wanted = wantedState(files, kafka.prefix);
  return administering(kafka, async (admin) => {
    const actual = await readKafkaState(admin, wanted.topics.keys());
    const changes = changesBetween(actual, wanted, kafka.prefix);
    for (const acl of othersBeyond(actual, wanted, kafka.prefix)) {
      print(`? ${aclInWords(acl)}: 范围超出本部署，未改动 / reaches beyond the deployment, left alone`);
    }
    for (const change of changes) {
      print(change.text);
      if (!check) await makeChange(admin, change);
    }
    if (changes.length === 0) print('没有差别 / nothing differs');
    return changes.every(({ kind }) => !check && kind !== 'byHand');
  });
}

/** Makes the topics of the files that are not there. What is there stays as it is, and nobody's rights are touched. */
export async function makeMissingTopics(files: KafkaFiles, kafka: KafkaSettings): Promise<void> {
  const { topics } = wantedState(files, kafka.prefix);
  await administering(kafka, async (admin) => {
    const actual = await readKafkaState(admin, topics.keys());
    for (const change of changesBetween(actual, { topics, acls: actual.acls }, kafka.prefix)) {
      if (change.kind === 'createTopic') await makeChange(admin, change);
    }
  });
}

async function administering<Result>(kafka: KafkaSettings, act: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = kafkaClient(kafka, SILENT).admin();
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.disconnect();
  }
}
