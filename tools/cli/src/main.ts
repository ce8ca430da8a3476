import { ConfigurationInvalid, withSecrets } from '@gongjian/shared-service/environment';
import { Command, InvalidArgumentError, Option } from 'commander';
import { setFlagsFromString } from 'node:v8';
import type { KafkaApplyOptions } from './kafka/kafka-command.js';
import type { PackOptions } from './pack/pack-command.js';
import { planImport } from './plan-import.js';

/** Percent by which the heap of a pack may outgrow what lives in it: left alone it is let grow to four times that. */
const PACK_HEAP_GROWTH = 30;

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

program
  .command('backup')
  .description(
    '备份部署，可在运行中进行；--check 核对一份备份 / back up a deployment, which may be running; --check reads a backup whole (GONGJIAN_OWNER_DATABASE_URL, GONGJIAN_KEYS_OWNER_DATABASE_URL, GONGJIAN_FILES, GONGJIAN_ERASURES, or GONGJIAN_DATA of npm start)',
  )
  .argument('<folder>', '备份的文件夹，空的 / folder of the backup, an empty one')
  .option('--keys <folder>', '密钥的文件夹，在另一个地方 / folder of the keys, somewhere else')
  .option('--check', '只核对 / only check', false)
  .action(async (folder: string, options: { readonly keys?: string; readonly check: boolean }, command: Command) => {
    const { backup, check } = await import('./backup/backup-command.js');
    if (options.check) {
      process.exitCode = await check(folder, options.keys, console.error);
      return;
    }
    if (options.keys === undefined) command.error('缺少 --keys <文件夹> / --keys <folder> is missing');
    process.exitCode = await backup(folder, options.keys, process.env, console.error);
  });

program
  .command('restore')
  .description(
    '把备份恢复到空的部署 / bring a backup back into an empty deployment (environment as of backup, and GONGJIAN_MASTER_KEY_FILE)',
  )
  .argument('<folder>', '备份的文件夹 / folder of the backup')
  .requiredOption('--keys <folder>', '密钥的文件夹 / folder of the keys')
  .option('--erasures <file>', '现在的清除名单 / the list of erasures as it stands now')
  .action(async (folder: string, options: { readonly keys: string; readonly erasures?: string }) => {
    const { restoreInto } = await import('./backup/backup-command.js');
    const { keys, erasures } = options;
    process.exitCode = await restoreInto({ folder, keys, erasures }, process.env, console.error);
  });

program
  .command('erasures')
  .description(
    '把现在的清除名单复制到文件，恢复时要用 / copy the list of erasures as it stands now, which a restore needs (GONGJIAN_ERASURES, or GONGJIAN_DATA of npm start)',
  )
  .argument('<file>', '文件 / the file')
  .action(async (file: string) => {
    const { copyErasures } = await import('./backup/backup-command.js');
    process.exitCode = await copyErasures(file, process.env, console.error);
  });

program
  .command('log')
  .description('事件日志 / the event log')
  .command('copy')
  .description(
    '把停下的部署的整份日志复制到另一种引擎，可中断后重来 / copy the whole log of a stopped deployment to its other engine; goes on where it was interrupted (GONGJIAN_OWNER_DATABASE_URL, or GONGJIAN_DATA of npm start)',
  )
  .requiredOption('--from <place>', 'postgres 或 kurrentdb://… / postgres or kurrentdb://…')
  .requiredOption('--to <place>', '另一处 / the other')
  .action(async (places: { from: string; to: string }) => {
    const { copy } = await import('./log/log-command.js');
    process.exitCode = await copy(places, process.env, console.error);
  });

program
  .command('verify')
  .description(
    '从外部核验一个部署或一个审计包，同 gongjian-verify.mjs / check a deployment or a pack from the outside, as gongjian-verify.mjs does',
  )
  .argument('[options...]', '见 gongjian verify --help / see gongjian verify --help')
  .helpOption(false)
  .allowUnknownOption()
  .action(async (_: readonly string[], __: unknown, { args }: Command) => {
    const { laneProgram, verifyCommand } = await import('@gongjian/verify');
    process.exitCode = await verifyCommand(args, {
      env: process.env,
      out: console.log,
      err: console.error,
      threads: laneProgram,
    });
  });

program
  .command('pack')
  .description(
    '把一个租户的日志、证明、文件和离线查看页做成一个审计包（zip）；退出码 0 完整，1 不完整，2 无法制作 / make an auditor pack (zip) of a tenant: log, proofs, files and a viewer that needs no server; exit code 0: whole, 1: not whole, 2: impossible (GONGJIAN_TOKEN)',
  )
  .argument('<url>', '运行中的部署 / a running deployment')
  .option('--out <file>', '写到哪里 / the zip')
  .option('--from <date>', '文件、证明和查看页只要这天起的 / files, proofs and viewer: from this day', dayOf)
  .option('--to <date>', '只要到这天为止的 / up to this day', dayOf)
  .addOption(
    new Option('--proofs <which>', '单条证明 / proofs of single events')
      .choices(['all', 'decisions', 'none'])
      .default('all'),
  )
  .option('--number <n>', '第几棵树，默认最后一棵 / which tree; the last when left out', numberOf)
  .option('--token-file <file>', '审计员的令牌，每次请求前重读 / token of an auditor, read again before every request')
  .option('--policy <file>', '信任谁（C2SP tlog-policy）/ whom to trust')
  .action(async (url: string, options: PackOptions) => {
    setFlagsFromString(`--heap-growing-percent=${PACK_HEAP_GROWTH}`);
    const { pack } = await import('./pack/pack-command.js');
    process.exitCode = await pack(url, options, process.env, { print: console.log, tell: console.error });
  });

program
  .command('replay')
  .description(
    '重放日志，逐行核对全部读模型，部署可照常运行；退出码 0 全部一致，1 有不一致，2 无法核对 / replay the log and compare every row of the read models with it, while the deployment runs; exit code 0: all agree, 1: some differ, 2: could not be checked (GONGJIAN_DATA of npm start, or GONGJIAN_OWNER_DATABASE_URL, GONGJIAN_KEYS_DATABASE_URL, GONGJIAN_MASTER_KEY_FILE)',
  )
  .requiredOption('--check', '核对，不改动任何数据 / compare; nothing is changed')
  .option('--only <projection...>', '只核对这些，如 plans.task / only these, such as plans.task')
  .option('--json', '结果用 JSON / the result as JSON', false)
  .action(async ({ only, json }: { only?: string[]; json: boolean }) => {
    const { replayCheck } = await import('./replay/replay-command.js');
    const output = { print: console.log, tell: console.error };
    process.exitCode = await replayCheck({ only, json }, process.env, output);
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

function dayOf(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : new Date(NaN);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError('如 2026-03-01 / like 2026-03-01');
  }
  return value;
}

function numberOf(value: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(value)) throw new InvalidArgumentError('1, 2, …');
  return Number(value);
}
