import { kafkaClient, type KafkaSettings } from '@gongjian/shared-messaging';
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
  const admin = kafkaClient(kafka, SILENT).admin();
  await admin.connect();
  try {
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
  } finally {
    await admin.disconnect();
  }
}
