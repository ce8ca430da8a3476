import { schemaFaults, type SchemaIssue } from '@gongjian/shared-kernel';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';

const context = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .meta({ description: 'Name of a context; its topic is called so, behind the prefix of the deployment.' });

const topic = z
  .strictObject({
    partitions: z.int().min(1).max(1_000).meta({ description: 'Can be raised later, never lowered.' }),
    replicationFactor: z.int().min(1).max(9),
    config: z
      .strictObject({
        'min.insync.replicas': z.int().min(1),
        'retention.ms': z.int().min(-1).meta({ description: '-1: for ever.' }),
        'max.message.bytes': z
          .int()
          .min(1_048_576)
          .meta({ description: 'Of a batch; a relay sends up to 700 KiB at once.' }),
        'cleanup.policy': z.literal('delete').meta({ description: 'Every event is kept until its time is over.' }),
        'unclean.leader.election.enable': z.boolean(),
      })
      .meta({ description: 'All that is set for the topic itself, by the names Kafka gives it.' }),
  })
  .refine(({ replicationFactor, config }) => config['min.insync.replicas'] <= replicationFactor, {
    path: ['config', 'min.insync.replicas'],
    error: 'not more than replicationFactor',
  });

const principal = z.strictObject({
  principal: z
    .string()
    .regex(/^User:.+$/)
    .meta({ description: 'As the brokers know it, `User:<name>`. Its password is set where the cluster is run.' }),
  writes: z.array(context).default([]).meta({ description: 'Contexts whose topics it writes.' }),
  reads: z.array(context).default([]).meta({ description: 'Contexts whose topics it reads.' }),
  groups: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.$/)
    .optional()
    .meta({ description: 'Begins the names of its consumer groups, behind the prefix of the deployment.' }),
});

const file = z
  .strictObject({ topics: z.record(context, topic).default({}), principals: z.array(principal).default([]) })
  .meta({ title: 'Topics and principals of a deployment on Kafka' });

export type Topic = z.output<typeof topic>;
export type Principal = z.output<typeof principal>;

/** What several files say together. */
export interface KafkaFiles {
  readonly topics: Readonly<Record<string, Topic>>;
  readonly principals: readonly Principal[];
}

/** What a file says cannot be used; the text names every place. */
export class KafkaFilesInvalid extends Error {}

/** JSON Schema of such a file, for editors. */
export function kafkaFileSchema(): object {
  return z.toJSONSchema(file, { io: 'input', target: 'draft-2020-12' });
}

/** @throws KafkaFilesInvalid */
export function kafkaFilesOf(texts: ReadonlyMap<string, string>): KafkaFiles {
  const parts = [...texts].map(([name, text]) => partOf(name, text));
  const topics = new Map<string, Topic>();
  const principals: Principal[] = [];
  const faults: string[] = [];
  for (const part of parts) {
    for (const [name, each] of Object.entries(part.topics)) {
      if (topics.has(name)) faults.push(`${name}: 主题写了两次 / the topic is there twice`);
      topics.set(name, each);
    }
    for (const each of part.principals) {
      if (principals.some((other) => other.principal === each.principal)) {
        faults.push(`${each.principal}: 写了两次 / is there twice`);
      }
      principals.push(each);
    }
  }
  for (const { principal: name, writes, reads, groups } of principals) {
    for (const each of [...writes, ...reads]) {
      if (!topics.has(each)) faults.push(`${name}: 没有主题 ${each} / there is no topic ${each}`);
    }
    if (reads.length > 0 && groups === undefined) {
      faults.push(`${name}: 读主题须写明 groups / who reads needs groups`);
    }
  }
  if (faults.length > 0) throw new KafkaFilesInvalid(faults.join('\n'));
  return { topics: Object.fromEntries(topics), principals };
}

/** The same for a cluster of fewer brokers: as many copies as there can be, and all but one of them in sync. */
export function forBrokers({ topics, principals }: KafkaFiles, brokers: number): KafkaFiles {
  const fitted = Object.entries(topics).map(([name, topic]): readonly [string, Topic] => {
    const copies = Math.min(topic.replicationFactor, brokers);
    const inSync = Math.min(topic.config['min.insync.replicas'], Math.max(1, copies - 1));
    const config = { ...topic.config, 'min.insync.replicas': inSync };
    return [name, { ...topic, replicationFactor: copies, config }];
  });
  return { topics: Object.fromEntries(fitted), principals };
}

function partOf(name: string, text: string): KafkaFiles {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    if (error instanceof YAMLParseError) throw new KafkaFilesInvalid(`${name}: ${error.message}`);
    throw error;
  }
  const read = file.safeParse(value);
  if (read.success) return read.data;
  const faults = schemaFaults(read.error.issues as unknown as readonly SchemaIssue[]);
  throw new KafkaFilesInvalid(faults.map(({ pointer, zh, en }) => `${name} ${pointer}: ${zh} / ${en}`).join('\n'));
}
