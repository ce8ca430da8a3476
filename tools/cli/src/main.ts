import { Command } from 'commander';
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

await program.parseAsync();
