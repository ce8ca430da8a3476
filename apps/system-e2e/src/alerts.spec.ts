import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('../../../infra/prometheus/', import.meta.url));
const rules = readFileSync(path.join(folder, 'rules.yaml'), 'utf8');
const tests = readFileSync(path.join(folder, 'rules.test.yaml'), 'utf8');

interface Alert {
  readonly alert: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<string, string>>;
}

interface RuleTest {
  readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts: readonly object[] }[];
}

const alerts = (parse(rules) as { groups: { rules: Alert[] }[] }).groups.flatMap((group) => group.rules);
const tested = (parse(tests) as { tests: RuleTest[] }).tests.flatMap((each) => each.alert_rule_test);

function promtool(cwd: string, ...args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr, error } = spawnSync('promtool', args, { cwd, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { status, said: stdout + stderr };
}

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly targets?: readonly { readonly expr: string }[];
}

describe('the dashboard', () => {
  const dashboard = JSON.parse(readFileSync(path.join(folder, '../grafana/gongjian.json'), 'utf8')) as {
    readonly panels: readonly Panel[];
  };

  it('asks Prometheus what it understands', () => {
    const scratch = mkdtempSync(path.join(tmpdir(), 'gongjian-dashboard-'));
    try {
      const asked = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
      expect(asked.length).toBeGreaterThan(20);
      const recorded = asked.map((expr, index) => ({
        record: `panel:${index}`,
        expr: expr.replaceAll('$__rate_interval', '5m'),
      }));
      writeFileSync(
        path.join(scratch, 'rules.json'),
        JSON.stringify({ groups: [{ name: 'panels', rules: recorded }] }),
      );
      const { said } = promtool(scratch, 'check', 'rules', 'rules.json');
      expect(said).toContain(`SUCCESS: ${asked.length} rules found`);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });

  it('has a row for each part of the system, and something in each', () => {
    const rows = dashboard.panels.filter(({ type }) => type === 'row').map(({ title }) => title);
    expect(rows).toHaveLength(5);
    const kinds = dashboard.panels.map(({ type }) => type).join(' ');
    expect(kinds).not.toMatch(/row row|row$/);
  });
});

describe('the alert rules', () => {
  it('are rules to Prometheus, and do what their tests say', () => {
    expect(promtool(folder, 'check', 'rules', 'rules.yaml')).toMatchObject({ status: 0 });
    const { status, said } = promtool(folder, 'test', 'rules', 'rules.test.yaml');
    expect([status, said]).toEqual([0, expect.stringContaining('SUCCESS')]);
  });

  it.each(['vector(0) > 1', 'vector(1)'])('have tests that notice when one of them is %s', (expr) => {
    const spoilt = rules.replaceAll(
      /( {8})expr:.*\n(?: {10,}.*\n)*/g,
      (_found, margin: string) => `${margin}expr: ${expr}\n`,
    );
    const scratch = mkdtempSync(path.join(tmpdir(), 'gongjian-rules-'));
    try {
      writeFileSync(path.join(scratch, 'rules.yaml'), spoilt);
      writeFileSync(path.join(scratch, 'rules.test.yaml'), tests);
      const { said } = promtool(scratch, 'test', 'rules', 'rules.test.yaml');
      const noticed = [...said.matchAll(/alertname: (\w+), time/g)].map(([, name]) => name);
      expect([...new Set(noticed)].sort()).toEqual(alerts.map(({ alert }) => alert).sort());
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });

  it('are each tested where they fire and where they do not', () => {
    for (const { alert } of alerts) {
      const fires = tested
        .filter(({ alertname }) => alertname === alert)
        .map(({ exp_alerts }) => exp_alerts.length > 0);
      expect([alert, fires.includes(true), fires.includes(false)]).toEqual([alert, true, true]);
    }
  });

  it.each(alerts)('$alert says in two languages what is wrong, how grave it is, and where to read on', (alert) => {
    const { summary = '', description = '', runbook = '' } = alert.annotations;
    for (const text of [summary, description]) {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).toMatch(/ is |[a-z]{3,} [a-z]{2,}/);
    }
    expect(['critical', 'warning']).toContain(alert.labels.severity);
    const [page = '', anchor] = runbook.split('#');
    const headings = readFileSync(path.join(folder, '../..', page), 'utf8').match(/^## .+$/gm) ?? [];
    expect(headings).toContain(`## ${alert.alert}`);
    expect(anchor).toBe(alert.alert.toLowerCase());
  });
});
