import kafkajs, { type Admin } from 'kafkajs';
import type { KafkaChange } from './kafka-changes.js';
import type { KafkaState, TopicState } from './kafka-state.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ConfigResourceTypes, ResourcePatternTypes } = kafkajs;

/** Of an entry that is set for the topic itself. */
const SET_FOR_THE_TOPIC = 1;

/** Those of the topics that are there, and all access rules of the cluster. */
export async function readKafkaState(admin: Admin, names: Iterable<string>): Promise<KafkaState> {
  const there = new Set(await admin.listTopics());
  const asked = [...names].filter((name) => there.has(name));
  return { topics: asked.length === 0 ? new Map() : await topicsOf(admin, asked), acls: await aclsOf(admin) };
}

async function topicsOf(admin: Admin, names: readonly string[]): Promise<ReadonlyMap<string, TopicState>> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [...names] });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })),
  });
  return new Map(
    topics.map(({ name, partitions }) => {
      const entries = resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
      const own = entries.filter(({ configSource }) => Number(configSource) === SET_FOR_THE_TOPIC);
      return [
        name,
        {
          partitions: partitions.length,
          replicationFactor: Math.min(...partitions.map(({ replicas }) => replicas.length)),
          config: Object.fromEntries(own.map(({ configName, configValue }) => [configName, configValue])),
        },
      ];
    }),
  );
}

/** None on a cluster that keeps no rules: to make one there is refused. */
async function aclsOf(admin: Admin): Promise<KafkaState['acls']> {
  const everything = {
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  };
  const { resources } = await admin.describeAcls(everything).catch((error: unknown) => {
    if ((error as { readonly type?: string }).type !== 'SECURITY_DISABLED') throw error;
    return { resources: [] };
  });
  return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => ({ ...resource, ...acl })));
}

/** Does one change; what is for a person is passed over. */
export async function makeChange(admin: Admin, change: KafkaChange): Promise<void> {
  switch (change.kind) {
    case 'createTopic': {
      const { partitions: numPartitions, replicationFactor, config } = change.wanted;
      const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
      const topics = [{ topic: change.topic, numPartitions, replicationFactor, configEntries }];
      await admin.createTopics({ topics, waitForLeaders: false });
      return;
    }
    case 'addPartitions':
      await admin.createPartitions({ topicPartitions: [{ topic: change.topic, count: change.partitions }] });
      return;
    case 'configure': {
      const configEntries = Object.entries(change.config).map(([name, value]) => ({ name, value }));
      const resources = [{ type: ConfigResourceTypes.TOPIC, name: change.topic, configEntries }];
      await admin.alterConfigs({ validateOnly: false, resources });
      return;
    }
    case 'allow':
      await admin.createAcls({ acl: [change.acl] });
      return;
    case 'revoke':
      await admin.deleteAcls({ filters: [change.acl] });
      return;
    case 'byHand':
      return;
  }
}
