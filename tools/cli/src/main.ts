import { Command, InvalidArgumentError, Option } from 'commander';
import type { KafkaApplyOptions } from './kafka/kafka-command.js';
import { planImport } from './plan-import.js';

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

function prefixOf(value: string): string {
  if (!/^[a-z0-9][a-z0-9-]*\.$/.test(value)) throw new InvalidArgumentError('如 district-1. / like district-1.');
  return value;
}
