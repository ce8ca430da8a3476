// node tools/workspace/kubernetes-schemas.mjs <folder>: writes infra/helm/schemas, what kubeconform holds the chart to,
// from Kubernetes' own OpenAPI documents (one JSON file for each group and version). Only the kinds the chart uses,
// without descriptions; nothing beyond what is described is allowed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';

const kinds = [
  ['', 'v1', 'PersistentVolumeClaim'],
  ['', 'v1', 'Service'],
  ['apps', 'v1', 'Deployment'],
  ['autoscaling', 'v2', 'HorizontalPodAutoscaler'],
  ['batch', 'v1', 'Job'],
  ['networking.k8s.io', 'v1', 'Ingress'],
  ['networking.k8s.io', 'v1', 'NetworkPolicy'],
  ['policy', 'v1', 'PodDisruptionBudget'],
];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: kubernetes-schemas.mjs <folder of OpenAPI documents>');
const known = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const { components } = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      return Object.entries(components?.schemas ?? {});
    }),
);

const definitions = {};
function take(name) {
  if (definitions[name] !== undefined) return;
  const schema = known.get(name);
  if (schema === undefined) throw new Error(`${name} is in none of the documents`);
  definitions[name] = {};
  definitions[name] = plain(schema);
}

function plain(schema) {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    take(name);
    return { $ref: `#/definitions/${name}` };
  }
  if (schema.allOf?.length === 1) return plain(schema.allOf[0]);
  const { type, format, properties, required, items, additionalProperties, oneOf, enum: values } = schema;
  const isMap = additionalProperties !== undefined;
  return {
    ...(type === undefined ? {} : { type }),
    ...(format === 'date-time' ? { format } : {}),
    ...(values === undefined ? {} : { enum: values }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(plain) }),
    ...(required === undefined ? {} : { required }),
    ...(items === undefined ? {} : { items: plain(items) }),
    ...(isMap && typeof additionalProperties === 'object' ? { additionalProperties: plain(additionalProperties) } : {}),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, plain(each)])),
          ...(isMap ? {} : { additionalProperties: false }),
        }),
  };
}

const target = path.join(root, 'infra/helm/schemas');
mkdirSync(target, { recursive: true });
const write = (name, content) => writeFileSync(path.join(target, name), `${JSON.stringify(content)}\n`);
for (const [group, version, kind] of kinds) {
  const [name] = [...known].find(([, schema]) =>
    schema['x-kubernetes-group-version-kind']?.some(
      (each) => each.group === group && each.version === version && each.kind === kind && schema.properties?.spec,
    ),
  );
  take(name);
  const suffix = [group.split('.')[0], version].filter((part) => part !== '').join('-');
  write(`${kind.toLowerCase()}-${suffix}.json`, { $ref: `definitions.json#/definitions/${name}` });
}
write('definitions.json', {
  $schema: 'http://json-schema.org/draft-07/schema#',
  definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
});
