import type { AclEntry } from 'kafkajs';
import { aclInWords, isUnder, reachesBeyond, type KafkaState, type TopicState } from './kafka-state.js';

/** One difference between the cluster and the files. */
export type KafkaChange =
  | { readonly kind: 'createTopic'; readonly topic: string; readonly wanted: TopicState; readonly text: string }
  | { readonly kind: 'addPartitions'; readonly topic: string; readonly partitions: number; readonly text: string }
  | { readonly kind: 'configure'; readonly topic: string; readonly config: TopicState['config']; readonly text: string }
  | { readonly kind: 'allow'; readonly acl: AclEntry; readonly text: string }
  | { readonly kind: 'revoke'; readonly acl: AclEntry; readonly text: string }
  /** For a person: this command does not do it. */
  | { readonly kind: 'byHand'; readonly text: string };

/**
 * What has to be done for the cluster to be as the files say, in the order it is done: who may do less comes last.
 * Under the prefix the files say everything: what others were allowed there is revoked. Elsewhere nothing is touched.
 */
export function changesBetween(actual: KafkaState, wanted: KafkaState, prefix: string): readonly KafkaChange[] {
  const principals = new Set(wanted.acls.map(({ principal }) => principal));
  const [have, want] = [keyed(actual.acls), keyed(wanted.acls)];
  const surplus = [...have].filter(([key]) => !want.has(key)).map(([, acl]) => acl);
  return [
    ...[...wanted.topics].flatMap(([topic, each]) => topicChanges(topic, actual.topics.get(topic), each)),
    ...[...want]
      .filter(([key]) => !have.has(key))
      .map(([, acl]) => ({ kind: 'allow', acl, text: `+ ${aclInWords(acl)}` }) as const),
    ...surplus
      .filter((acl) => isUnder(prefix, acl))
      .map((acl) => ({ kind: 'revoke', acl, text: `- ${aclInWords(acl)}` }) as const),
    ...surplus
      .filter((acl) => reachesBeyond(prefix, acl) && principals.has(acl.principal))
      .map((acl) => byHand(`${aclInWords(acl)}: 超出本部署，请手工撤销 / reaches beyond the deployment, revoke it`)),
  ];
}

/** What others may do here by rights that reach beyond the prefix: told, and left alone. */
export function othersBeyond(actual: KafkaState, wanted: KafkaState, prefix: string): readonly AclEntry[] {
  const principals = new Set(wanted.acls.map(({ principal }) => principal));
  return actual.acls.filter((acl) => reachesBeyond(prefix, acl) && !principals.has(acl.principal));
}

function topicChanges(topic: string, actual: TopicState | undefined, wanted: TopicState): readonly KafkaChange[] {
  const { partitions, replicationFactor, config } = wanted;
  if (actual === undefined) {
    const said = [`${partitions} partitions`, `${replicationFactor} copies`, ...Object.entries(config).map(pair)];
    return [{ kind: 'createTopic', topic, wanted, text: `+ topic ${topic}: ${said.join(', ')}` }];
  }
  const left = leftToAPerson(topic, actual, wanted);
  if (left.length > 0) return left;
  const changes: KafkaChange[] = [];
  if (actual.partitions < partitions) {
    const text = `~ topic ${topic}: partitions ${actual.partitions} → ${partitions}`;
    changes.push({ kind: 'addPartitions', topic, partitions, text });
  }
  const names = [...new Set([...Object.keys(actual.config), ...Object.keys(config)])].sort();
  const differing = names.filter((name) => actual.config[name] !== config[name]);
  if (differing.length > 0) {
    const said = differing.map((name) => `${name} ${actual.config[name] ?? '–'} → ${config[name] ?? '–'}`);
    changes.push({ kind: 'configure', topic, config, text: `~ topic ${topic}: ${said.join(', ')}` });
  }
  return changes;
}

/** Until it is done the topic stays as it is: more replicas in sync than there are copies would stop it. */
function leftToAPerson(topic: string, actual: TopicState, wanted: TopicState): readonly KafkaChange[] {
  const partitions = `${actual.partitions} → ${wanted.partitions}`;
  const copies = `${actual.replicationFactor} → ${wanted.replicationFactor}`;
  return [
    ...(actual.partitions > wanted.partitions
      ? [byHand(`topic ${topic}: 分区数 ${partitions} 不能减少 / partitions cannot be taken away`)]
      : []),
    ...(actual.replicationFactor === wanted.replicationFactor
      ? []
      : [byHand(`topic ${topic}: 副本数 ${copies} 请用 kafka-reassign-partitions / copies are moved with that tool`)]),
  ];
}

function byHand(text: string): KafkaChange {
  return { kind: 'byHand', text: `! ${text}` };
}

function pair([name, value]: readonly [string, string]): string {
  return `${name}=${value}`;
}

function keyed(acls: readonly AclEntry[]): ReadonlyMap<string, AclEntry> {
  return new Map(
    acls.map((acl) => [
      JSON.stringify([
        ...[acl.principal, acl.host, acl.operation, acl.permissionType],
        ...[acl.resourceType, acl.resourceName, acl.resourcePatternType],
      ]),
      acl,
    ]),
  );
}
