import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const POM = fileURLToPath(new URL('../pom.xml', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/gongjian-kafka/', import.meta.url));

/** Java or Maven is missing, or Maven could not bring the jars. */
export class KafkaUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KafkaUnavailable';
  }
}

/**
 * Folder of the jars of Apache Kafka, brought by Maven once for each version of the pom.
 *
 * @throws KafkaUnavailable that names what to install
 */
export function kafkaJars(): string {
  for (const [command, flag, name, packaged] of [
    ['java', '-version', 'Java 17 or later', 'default-jre-headless'],
    ['mvn', '-version', 'Maven', 'maven'],
  ] as const) {
    if (spawnSync(command, [flag], { stdio: 'ignore' }).status !== 0) {
      throw new KafkaUnavailable(`a real Kafka needs ${name} (on Debian: apt-get install ${packaged})`);
    }
  }
  const version = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 16);
  const lib = path.join(CACHE, version);
  if (existsSync(lib)) return lib;
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(path.join(CACHE, 'draft-'));
  try {
    const brought = spawnSync(
      'mvn',
      ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${draft}`],
      { encoding: 'utf8' },
    );
    if (brought.status !== 0) throw new KafkaUnavailable(`Maven could not bring Kafka: ${brought.stdout}`);
    publish(draft, lib);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return lib;
}

/** Whole or not at all; another process may have been faster. */
function publish(draft: string, lib: string): void {
  try {
    renameSync(draft, lib);
  } catch (error) {
    if (!existsSync(lib)) throw error;
  }
}
