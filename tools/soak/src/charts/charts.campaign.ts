import { readServiceConfiguration } from '@gongjian/shared-service';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import type { Campaign, CampaignOutcome } from '../campaign.js';
import { goTool } from './go-tools.js';
import { faultsOf, type Manifest } from './manifests.js';
import { secretsForCheck } from './secrets-for-check.js';

const HELM = 'helm.sh/helm/v3/cmd/helm@v3.22.0';
const KUBECONFORM = 'github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0';

/** Reads and settles a compose file as Docker Compose does. */
const COMPOSE = 'github.com/compose-spec/compose-go/v2/cmd@v2.16.2';

const composeFile = fileURLToPath(new URL('../../../../infra/compose/compose.yaml', import.meta.url));
const folder = fileURLToPath(new URL('../../../../infra/helm/', import.meta.url));
const chart = `${folder}gongjian`;
const CONFORM = ['-strict', '-schema-location', `${folder}schemas/{{.ResourceKind}}{{.KindSuffix}}.json`, '-'];
/** The oldest Kubernetes that the chart names; what it takes, later ones take too. */
const TEMPLATE = ['template', 'district', chart, '--kube-version', '1.28.15'];
const BROKERS = ['--set', 'kafka.brokers={kafka:9093}'];

/** Values that a deployment may give, each a way through the templates. */
const ways: readonly (readonly [string, readonly string[]])[] = [
  ['the example of a district', ['--values', `${folder}district-example.yaml`]],
  ['what the chart itself says', BROKERS],
  [
    'the least of everything',
    [
      ...BROKERS,
      ...['--set', 'services.plans.query.minReplicas=0,networkPolicy.enabled=false'],
      ...['--set-json', 'trustedProxies=[]'],
      ...['--set', 'storage.files.existingClaim=files,storage.erasures.existingClaim=erasures'],
    ],
  ],
  [
    'everything',
    [
      ...['--values', `${folder}district-example.yaml`],
      ...['--set', 'services.directory.query.minReplicas=1,services.assessments.query.minReplicas=1'],
      ...['--set', 'image.pullSecrets[0].name=registry,nodeSelector.disk=fast,tolerations[0].operator=Exists'],
    ],
  ],
];

/** Values that the chart must refuse, and what it says. */
const refused: readonly (readonly [readonly string[], string])[] = [
  [[...BROKERS, '--set', 'publicUrl=gongjian.example'], 'publicUrl'],
  [[...BROKERS, '--set', 'services.plans.main.replicas=0'], 'replicas'],
  [[...BROKERS, '--set', 'services.plan.main.replicas=1'], 'plan'],
  [[...BROKERS, '--set', 'kafka.prefix=gongjian'], 'prefix'],
  [[], 'kafka.brokers names at least one broker'],
];

export const chartsCampaign: Campaign = {
  name: 'charts',
  describe: 'the Helm chart renders to what Kubernetes takes and the services understand; Compose takes its file',
  async run(_seed, _size, report): Promise<CampaignOutcome> {
    const [helm, kubeconform, compose] = [goTool(HELM), goTool(KUBECONFORM), goTool(COMPOSE)];
    const problems: string[] = [];
    let rendered = 0;
    for (const [name, values] of ways) {
      const linted = run(helm, ['lint', '--strict', '--quiet', chart, ...values]);
      if (linted.status !== 0) problems.push(`${name}: helm lint: ${linted.said}`);
      const { status, stdout, said } = run(helm, [...TEMPLATE, ...values]);
      if (status !== 0) {
        problems.push(`${name}: helm template: ${said}`);
        continue;
      }
      const manifests = parseAllDocuments(stdout)
        .map((document) => document.toJS() as Manifest | null)
        .filter((each) => each !== null);
      rendered += manifests.length;
      report(`${name}: ${manifests.length} manifests`);
      const conform = run(kubeconform, CONFORM, stdout);
      if (conform.status !== 0) problems.push(`${name}: kubeconform: ${conform.said}`);
      const misspelt = run(kubeconform, CONFORM, stdout.replace('readinessProbe:', 'readinesProbe:'));
      if (misspelt.status === 0) problems.push(`${name}: kubeconform lets a misspelt field pass`);
      problems.push(...[...faultsOf(manifests), ...misunderstood(manifests)].map((fault) => `${name}: ${fault}`));
    }
    const settled = run(compose, [composeFile]);
    if (settled.status !== 0) problems.push(`compose: ${settled.said}`);
    for (const [values, reason] of refused) {
      const { status, said } = run(helm, [...TEMPLATE, ...values]);
      if (status === 0 || !said.includes(reason)) problems.push(`${values.join(' ')} is not refused: ${said}`);
    }
    return { problems, facts: { manifests: rendered, refused: refused.length } };
  },
};

/** Variables of a service that it would not start with. */
function misunderstood(manifests: readonly Manifest[]): readonly string[] {
  return manifests.flatMap(({ kind, metadata: { name }, spec }) => {
    if (kind !== 'Deployment') return [];
    return (spec?.template?.spec.containers ?? []).flatMap((container) => {
      if (container.name === 'gateway') return [];
      const env = Object.fromEntries((container.env ?? []).map((each) => [each.name, each.value]));
      try {
        readServiceConfiguration(container.name, {
          ...env,
          GONGJIAN_SECRETS: secretsForCheck().folderOf(container.name),
        });
        return [];
      } catch (error) {
        return [`${name}: ${(error as Error).message}`];
      }
    });
  });
}

function run(
  command: string,
  args: readonly string[],
  input = '',
): { readonly status: number | null; readonly stdout: string; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 });
  return { status, stdout, said: `${stdout.slice(-2_000)}${stderr}`.trim() };
}
