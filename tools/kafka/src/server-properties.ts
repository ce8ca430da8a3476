/** Where one broker listens, on loopback. */
export interface BrokerSite {
  /** From 1. */
  readonly id: number;
  readonly port: number;
  readonly controllerPort: number;
}

/** A principal of a secured cluster. */
export interface KafkaUser {
  readonly name: string;
  readonly password: string;
}

export interface ClusterSite {
  /** 22 characters of base64. */
  readonly clusterId: string;
  readonly brokers: readonly BrokerSite[];
  /** SASL/SCRAM-SHA-512 and ACLs; `null`: anybody may do everything. The first may do everything. */
  readonly users: readonly KafkaUser[] | null;
}

/** Configuration of one broker of a KRaft cluster; three of them keep everything in three copies, two in sync. */
export function serverProperties(site: ClusterSite, { id, port, controllerPort }: BrokerSite, data: string): string {
  const copies = site.brokers.length;
  const inSync = copies > 1 ? copies - 1 : 1;
  const client = site.users === null ? 'PLAINTEXT' : 'SASL_PLAINTEXT';
  const [admin] = site.users ?? [];
  const lines: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': site.brokers.map((each) => `${each.id}@127.0.0.1:${each.controllerPort}`).join(','),
    listeners: `CLIENT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `CLIENT://127.0.0.1:${port}`,
    'listener.security.protocol.map': `CLIENT:${client},CONTROLLER:PLAINTEXT`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'CLIENT',
    'log.dirs': data,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'default.replication.factor': copies,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': inSync,
    'offsets.topic.num.partitions': 5,
    ...(admin === undefined ? {} : secured(admin)),
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}=${String(value)}\n`)
    .join('');
}

function secured(admin: KafkaUser): Record<string, string> {
  const login = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${admin.name}" password="${admin.password}";`;
  return {
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
    'listener.name.client.scram-sha-512.sasl.jaas.config': login,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    // The controllers speak to each other without a name.
    'super.users': `User:${admin.name};User:ANONYMOUS`,
    'allow.everyone.if.no.acl.found': 'false',
  };
}
