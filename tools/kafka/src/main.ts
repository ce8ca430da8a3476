import { Command, InvalidArgumentError, Option } from 'commander';
import { fileURLToPath } from 'node:url';
import { KafkaUnavailable } from './jars.js';
import { KafkaCluster } from './kafka-cluster.js';

class NoCluster extends Error {}

const DEFAULT_FOLDER = fileURLToPath(new URL('../../../.gongjian/kafka/', import.meta.url));

const program = new Command('kafka')
  .description('A real Apache Kafka on this machine, without containers: one broker, or three.')
  .addOption(new Option('--folder <path>', 'what it keeps').env('GONGJIAN_KAFKA').default(DEFAULT_FOLDER));
const folder = (): string => program.opts<{ folder: string }>().folder;

program
  .command('start')
  .description('start every broker that does not run; prints KAFKA_BROKERS=…')
  .addOption(new Option('--brokers <number>', 'of a new cluster').choices(['1', '3']).default('1'))
  .action(async ({ brokers }: { brokers: '1' | '3' }) => {
    const cluster = await KafkaCluster.at({ folder: folder(), brokers: brokers === '3' ? 3 : 1 });
    await cluster.start();
    console.log(`KAFKA_BROKERS=${cluster.bootstrap}`);
  });
program
  .command('stop')
  .description('end every broker in order')
  .action(async () => found().stop());
program
  .command('kill')
  .description('end one broker as a power cut would')
  .argument('<broker>', 'its number, from 1', wholeNumber)
  .action(async (broker: number) => found().kill(broker));
program
  .command('wipe')
  .description('stop it and forget everything')
  .action(async () => found().wipe());
program
  .command('status')
  .description('which brokers run')
  .action(() => {
    for (const [id, runs] of found().running) console.log(`broker ${id} ${runs ? 'runs' : 'does not run'}`);
  });

try {
  await program.parseAsync();
} catch (error) {
  const isExpected = error instanceof KafkaUnavailable || error instanceof NoCluster;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}

function found(): KafkaCluster {
  const cluster = KafkaCluster.in(folder());
  if (cluster === null) throw new NoCluster(`${folder()} holds no cluster`);
  return cluster;
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('from 1');
  return number;
}
