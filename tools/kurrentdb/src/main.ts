import { KurrentDbDouble } from './double.js';

const double = await KurrentDbDouble.start({ ports: [Number(process.env['KURRENTDB_PORT'] ?? 0)] });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void double.stop());
}
process.stdout.write(`ready ${double.url}\n`);
