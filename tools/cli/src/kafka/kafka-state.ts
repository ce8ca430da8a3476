import { topicOf } from '@gongjian/shared-messaging';
import kafkajs, { type AclEntry } from 'kafkajs';
import type { KafkaFiles } from './kafka-files.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** A topic as it stands on the cluster, or as it should. */
export interface TopicState {
  readonly partitions: number;
  readonly replicationFactor: number;
  /** What is set for the topic itself. */
  readonly config: Readonly<Record<string, string>>;
}

export interface KafkaState {
  /** By their whole names. */
  readonly topics: ReadonlyMap<string, TopicState>;
  readonly acls: readonly AclEntry[];
}

/** What the files ask for under a prefix. */
export function wantedState({ topics, principals }: KafkaFiles, prefix: string): KafkaState {
  return {
    topics: new Map(
      Object.entries(topics).map(([context, { partitions, replicationFactor, config }]) => [
        topicOf({ prefix }, context),
        {
          partitions,
          replicationFactor,
          config: Object.fromEntries(Object.entries(config).map(([name, value]) => [name, String(value)])),
        },
      ]),
    ),
    acls: principals.flatMap(({ principal, writes, reads, groups }) => [
      ...writes.map((context) => topicAcl(principal, topicOf({ prefix }, context), AclOperationTypes.WRITE)),
      ...reads.map((context) => topicAcl(principal, topicOf({ prefix }, context), AclOperationTypes.READ)),
      ...(groups === undefined ? [] : [groupAcl(principal, `${prefix}${groups}`)]),
    ]),
  };
}

/** To write or to read a topic is to see that it is there, too. */
function topicAcl(principal: string, topic: string, operation: AclEntry['operation']): AclEntry {
  return {
    ...{ principal, host: '*', operation, permissionType: AclPermissionTypes.ALLOW },
    ...{ resourceType: AclResourceTypes.TOPIC, resourceName: topic, resourcePatternType: ResourcePatternTypes.LITERAL },
  };
}

function groupAcl(principal: string, beginning: string): AclEntry {
  return {
    ...{ principal, host: '*', operation: AclOperationTypes.READ, permissionType: AclPermissionTypes.ALLOW },
    resourceType: AclResourceTypes.GROUP,
    resourceName: beginning,
    resourcePatternType: ResourcePatternTypes.PREFIXED,
  };
}

/** `User:plans may write topic gongjian.plans` */
export function aclInWords(acl: AclEntry): string {
  const may = acl.permissionType === AclPermissionTypes.ALLOW ? 'may' : 'may not';
  const from = acl.host === '*' ? '' : ` from ${acl.host}`;
  const operation = nameIn(AclOperationTypes, acl.operation);
  const resource = nameIn(AclResourceTypes, acl.resourceType);
  const name = acl.resourcePatternType === ResourcePatternTypes.PREFIXED ? `${acl.resourceName}…` : acl.resourceName;
  return `${acl.principal} ${may} ${operation} ${resource} ${name}${from}`;
}

function nameIn(values: object, value: number): string {
  const [name] = Object.entries(values).find(([, each]) => each === value) ?? [String(value)];
  return name.toLowerCase();
}

/** An entry takes effect on something whose name begins with the prefix, and on nothing else. */
export function isUnder(prefix: string, { resourceType, resourceName }: AclEntry): boolean {
  const isNamed = resourceType === AclResourceTypes.TOPIC || resourceType === AclResourceTypes.GROUP;
  return isNamed && resourceName.startsWith(prefix);
}

/** An entry takes effect under the prefix and elsewhere too. */
export function reachesBeyond(prefix: string, { resourceType, resourceName, resourcePatternType }: AclEntry): boolean {
  if (resourceType === AclResourceTypes.CLUSTER) return true;
  if (resourceType !== AclResourceTypes.TOPIC && resourceType !== AclResourceTypes.GROUP) return false;
  if (resourceName === '*') return true;
  const isPattern = resourcePatternType === ResourcePatternTypes.PREFIXED;
  return isPattern && prefix.startsWith(resourceName) && resourceName !== prefix;
}
