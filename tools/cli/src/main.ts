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

await program.parseAsync();
