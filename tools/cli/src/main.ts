import { ConfigurationInvalid, withSecrets } from '@gongjian/shared-service/environment';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { KafkaApplyOptions } from './kafka/kafka-command.js';
import { planImport } from './plan-import.js';

process.env = environment();

const program = new Command('gongjian').description('共建的命令行 / Gongjian on the command line');

program
  .command('plan')
  .description('工作方案 / work plans')
  .command('import')
  .description('从公文读出方案草稿 / read a draft plan from an official document (.txt, .docx); needs no server')
  .argument('<file>', '文件 / the document')
  .option('--json', '只打印草稿 JSON / print the draft as JSON and nothing else')
  .action(async (file: string, options: { json?: true }) => {
    process.exitCode = await planImport(file, options.json === true);
  });

program
  .command('token')
  .description('取一个访问令牌，供手工试用接口 / an access token for trying the API by hand (valid for 5 minutes)')
  .argument('<account>', '账号 / the account')
  .option('--url <origin>', '运行中的服务 / a running server', process.env['GONGJIAN_URL'] ?? 'http://127.0.0.1:8080')
  .action(async (account: string, { url }: { url: string }) => {
    const { accessToken } = await import('./access-token.js');
    process.exitCode = await accessToken(account, { url, password: process.env['GONGJIAN_PASSWORD'] });
  });

program
  .command('secrets')
  .description(
    '写出一个部署的口令，每个服务一个文件夹；已有的保留 / write the passwords of a deployment, a folder for each service; what is there stays',
  )
  .argument('<folder>', '文件夹，只有属主能进入 / the folder, closed to others')
  .requiredOption(
    '--postgres <uri>',
    '服务器，不含用户和数据库 / the server, without user and database: postgres://db.district:5432?sslmode=verify-full',
    serverOf,
  )
  .action(async (folder: string, { postgres }: { postgres: string }) => {
    const { writeDeploymentSecrets } = await import('./databases/deployment-secrets.js');
    writeDeploymentSecrets(folder, { postgres, kafka: true });
  });

program
  .command('init')
  .description(
    '建立数据库、角色和主密钥，可重复执行 / make databases, roles and the master key; to be repeated at will (GONGJIAN_ADMIN_DATABASE_URL, GONGJIAN_ROLE_PASSWORDS, GONGJIAN_MASTER_KEY_FILE)',
  )
  .action(async () => {
    const { init } = await import('./databases/databases-command.js');
    process.exitCode = await init(process.env, console.error);
  });

program
  .command('migrate')
  .description(
    "把数据库升级到本版本，可重复执行 / bring the databases to this build's version; to be repeated at will (GONGJIAN_OWNER_DATABASE_URL, GONGJIAN_KEYS_OWNER_DATABASE_URL)",
  )
  .action(async () => {
    const { migrate } = await import('./databases/databases-command.js');
    process.exitCode = await migrate(process.env, console.error);
  });

const kafka = program.command('kafka').description('消息主题和访问规则 / topics and access rules on Kafka');

kafka
  .command('apply')
  .description(
    '使主题和访问规则与文件一致，可重复执行 / make topics and access rules what the files say; to be repeated at will',
  )
  .argument('<files...>', '一个部署的全部文件 / all files of one deployment (infra/kafka)')
  .option('--check', '只列出差别，有差别时退出码为 1 / only say what differs; exit code 1 when something does', false)
  .addOption(new Option('--brokers <list>', 'host:port,…').env('KAFKA_BROKERS').makeOptionMandatory())
  .addOption(
    new Option('--prefix <text>', '主题和消费组名称的前缀 / begins the names of topics and groups')
      .env('KAFKA_PREFIX')
      .default('gongjian.')
      .argParser(prefixOf),
  )
  .addOption(new Option('--username <name>', '集群管理员 / who administers the cluster').env('KAFKA_USERNAME'))
  .option('--tls', '加密连接 / encrypted', process.env['KAFKA_TLS'] === 'true')
  .action(async (files: string[], options: Omit<KafkaApplyOptions, 'password' | 'print'>) => {
    const { kafkaApply } = await import('./kafka/kafka-command.js');
    process.exitCode = await kafkaApply(files, {
      ...options,
      password: process.env['KAFKA_PASSWORD'],
      print: console.log,
    });
  });

kafka
  .command('schema')
  .description('这些文件的 JSON Schema / JSON Schema of such a file')
  .action(async () => {
    const { kafkaFileSchema } = await import('./kafka/kafka-files.js');
    console.log(JSON.stringify(kafkaFileSchema(), null, 2));
  });

await program.parseAsync();

function environment(): NodeJS.ProcessEnv {
  try {
    return withSecrets(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationInvalid)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function serverOf(value: string): string {
  if (!/^postgres(ql)?:\/\/[^@/?#]+\/?(\?.*)?$/.test(value)) throw new InvalidArgumentError('postgres://host:5432');
  return value;
}

function prefixOf(value: string): string {
  if (!/^[a-z0-9][a-z0-9-]*\.$/.test(value)) throw new InvalidArgumentError('如 district-1. / like district-1.');
  return value;
}
