/** What is looked at in a Kubernetes manifest. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: {
    readonly replicas?: number;
    readonly selector?: { readonly matchLabels?: Labels };
    readonly template?: { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec };
    readonly scaleTargetRef?: { readonly name: string };
  };
}

export type Labels = Readonly<Record<string, string>>;

export interface PodSpec {
  readonly automountServiceAccountToken?: boolean;
  readonly securityContext?: { readonly runAsNonRoot?: boolean };
  readonly containers: readonly Container[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly resources?: { readonly requests?: object; readonly limits?: object };
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
}

interface Probe {
  readonly httpGet?: { readonly path: string };
}

/** What every workload of the chart promises, and one that does not keep it. */
export function faultsOf(manifests: readonly Manifest[]): readonly string[] {
  return manifests.flatMap((each) => {
    const pod = each.spec?.template;
    if (pod === undefined) return [];
    const faults = [...podFaults(pod.spec), ...pod.spec.containers.flatMap(containerFaults)];
    if (each.kind === 'Deployment') faults.push(...deploymentFaults(each, pod, manifests));
    return faults.map((fault) => `${each.kind} ${each.metadata.name}: ${fault}`);
  });
}

function podFaults({ securityContext, automountServiceAccountToken }: PodSpec): readonly string[] {
  return [
    ...(securityContext?.runAsNonRoot === true ? [] : ['may run as root']),
    ...(automountServiceAccountToken === false ? [] : ['is given a token of the cluster']),
  ];
}

function containerFaults({ securityContext, resources }: Container): readonly string[] {
  return [
    ...(securityContext?.['readOnlyRootFilesystem'] === true ? [] : ['may write to its image']),
    ...(securityContext?.['allowPrivilegeEscalation'] === false ? [] : ['may gain rights']),
    ...(resources?.requests === undefined || resources.limits === undefined ? ['has no requests and limits'] : []),
  ];
}

function deploymentFaults(
  { metadata, spec }: Manifest,
  {
    metadata: { labels },
    spec: { containers },
  }: { readonly metadata: { readonly labels: Labels }; readonly spec: PodSpec },
  manifests: readonly Manifest[],
): readonly string[] {
  const probes = containers.flatMap(({ startupProbe, livenessProbe, readinessProbe }) =>
    [startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet?.path),
  );
  const budgets = manifests.filter(
    (each) => each.kind === 'PodDisruptionBudget' && covers(each.spec?.selector?.matchLabels, labels),
  );
  const scaled = manifests.some(
    (each) => each.kind === 'HorizontalPodAutoscaler' && each.spec?.scaleTargetRef?.name === metadata.name,
  );
  const wanted = ['/health/live', '/health/live', '/health/ready'];
  return [
    ...(probes.join() === wanted.join() ? [] : [`has the probes ${probes.join()}`]),
    ...(budgets.length === 1 ? [] : [`has ${budgets.length} disruption budgets`]),
    ...(scaled === (spec?.replicas === undefined) ? [] : ['has a number of replicas and an autoscaler, or neither']),
  ];
}

function covers(selector: Labels | undefined, labels: Labels): boolean {
  return selector !== undefined && Object.entries(selector).every(([name, value]) => labels[name] === value);
}
