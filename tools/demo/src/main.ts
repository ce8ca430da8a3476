import { Command, InvalidArgumentError } from 'commander';
import { CheckFailed, shown } from './checks.js';
import { DemoFailed, runDemo } from './demo.js';
import { NoServer } from './deployment.js';
import { Journal } from './journal.js';
import { DemoRun } from './run-id.js';

interface Options {
  readonly run?: DemoRun;
  readonly journal?: string;
}

const program = new Command('demo')
  .description(
    '以示例区的人员走完一次创建 Drives a running server as the people of the sample district.\n' +
      'GONGJIAN_URL: 服务地址 where the server runs (http://127.0.0.1:8080)',
  )
  .option('--run <id>', '接着走完一次中断的运行 go through an interrupted run again', runOf)
  .option('--journal <file>', '记下已确认的写入，再次运行时比对 keep what was acknowledged, and compare with it');
program.parse();
process.exitCode = await demo(program.opts<Options>());

async function demo({ run, journal: file }: Options): Promise<number> {
  const url = process.env['GONGJIAN_URL'] ?? 'http://127.0.0.1:8080';
  const journal = file === undefined ? null : new Journal(file);
  const acknowledged = journal?.read() ?? [];
  const known = new Set(acknowledged.map(({ key }) => key));
  try {
    const outcome = await runDemo({
      url,
      print: (line) => console.log(line),
      ...(run === undefined ? {} : { run }),
      acknowledged,
      onAcknowledged: (write) => {
        if (!known.has(write.key)) journal?.add(write);
      },
    });
    const { steps, checks, writes, interruptions, seconds } = outcome;
    console.log('');
    console.log(`完成 done: ${steps} 步 steps，${checks} 项核对 checks，${writes} 次写入 writes，${seconds} s`);
    if (interruptions > 0) console.log(`服务中断期间重发 sent again while the server was away: ${interruptions}`);
    return 0;
  } catch (error) {
    for (const line of explained(error, url)) console.error(line);
    return 1;
  }
}

function explained(error: unknown, url: string): readonly string[] {
  if (error instanceof NoServer) {
    return [
      `${url} 上没有共建服务在运行。请先在另一个终端执行 npm start，或用 GONGJIAN_URL 指明地址。`,
      `No Gongjian server answers at ${url}. Run npm start in another terminal, or name its address in GONGJIAN_URL.`,
    ];
  }
  if (!(error instanceof DemoFailed)) return [String(error instanceof Error ? (error.stack ?? error) : error)];
  const { step, cause, run } = error;
  return [
    `${String(step?.number ?? 0).padStart(2)} ✗ ${step?.zh ?? ''} / ${step?.en ?? ''}`,
    ...(cause instanceof CheckFailed
      ? [
          `     核对 check:    ${cause.what}`,
          `     应为 expected: ${shown(cause.expected)}`,
          `     实为 got:      ${shown(cause.got)}`,
        ]
      : [`     ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`]),
    `接着走完这次运行 to go through this run again: npm run demo -- --run ${run}`,
  ];
}

function runOf(id: string): DemoRun {
  const run = DemoRun.of(id);
  if (run === null) throw new InvalidArgumentError('形如 like 20260115-1f0c9ab2');
  return run;
}
