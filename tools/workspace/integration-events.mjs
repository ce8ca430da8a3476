// What contexts tell others, from the built contracts: the JSON Schemas and examples beside the definitions, and
// docs/reference/integration-events.md: node tools/workspace/integration-events.mjs [--check]
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import prettier from 'prettier';
import { root } from './build.mjs';

const PAGE = path.join(root, 'docs/reference/integration-events.md');
const check = process.argv.includes('--check');
const stale = [];

const load = (file) => import(pathToFileURL(path.join(root, file)).href);
const { integrationTypeOf, jsonSchemaOf } = await load('libs/shared/contracts/dist/index.js');

async function formatted(file, text) {
  return prettier.format(text, { ...(await prettier.resolveConfig(file)), filepath: file });
}

async function put(file, text) {
  const wanted = await formatted(file, text);
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
  if (check) return void stale.push(path.relative(root, file));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}

/** The members of the data and of the objects in it that have no name of their own. */
function* membersOf(schema, prefix = '') {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const optional = schema.required?.includes(name) ? '' : '?';
    yield `${prefix}${name}${optional}`;
    if (member.type === 'object') yield* membersOf(member, `${prefix}${name}${optional}.`);
  }
}

const sections = [];
for (const context of readdirSync(path.join(root, 'libs')).sort()) {
  const built = `libs/${context}/contracts/dist/index.js`;
  if (!existsSync(path.join(root, built))) continue;
  const { integrationEvents = [] } = await load(built);
  if (integrationEvents.length === 0) continue;
  const folder = `libs/${context}/contracts/src/events`;
  const rows = [];
  for (const event of integrationEvents) {
    const name = `${event.name}.v${event.major}`;
    const schema = jsonSchemaOf(event);
    const [schemaFile, exampleFile] = [`${folder}/schemas/${name}.schema.json`, `${folder}/golden/${name}.json`];
    await put(path.join(root, schemaFile), JSON.stringify(schema));
    const golden = path.join(root, exampleFile);
    if (!existsSync(golden)) await put(golden, JSON.stringify(event.example));
    const members = [...membersOf(schema)].map((member) => `\`${member}\``).join(' ');
    rows.push(
      `| \`${integrationTypeOf(event)}\` | ${event.meaning.zh} ${event.meaning.en} | ${members} | [schema](../../${schemaFile}) · [example](../../${exampleFile}) |`,
    );
  }
  sections.push(
    [`## ${context}`, '', '| Type | Says | Data | Files |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  );
}

await put(
  PAGE,
  `# 对外事件 Integration events (reference)

<!-- Written by tools/workspace/integration-events.mjs; a test fails when it is out of date. -->

What a context tells others stands in the log, in the stream \`published_<context>-<tenant>\`. Everything that carries it
further reads from there. 各业务对外发布的事件都记入日志，序号连续，可以核对。

## How it is read

- The revision in that stream is the \`sequence\`: from 0, without holes for one context and tenant. What comes after the
  sequence a reader has is asked for with \`GET /api/<context>/v1/feed?after=<sequence>\`.
- An event is a CloudEvent 1.0. \`id\` is the event's id: the same fact is told under the same id. \`source\` is
  \`urn:gongjian:<log id>:<context>\`, \`subject\` the stream it was made from, \`time\` when it was recorded. Extensions:
  \`tenant\`, \`sequence\` (20 digits), \`epoch\` (raised when the log was restored), \`sourcerevision\` (in the subject's
  stream), \`causationid\` (the event it tells of), \`correlationid\` (what set everything off), \`traceparent\`.
- It comes at least once, in any order. Events of one \`subject\` mean what they mean in the order of \`sequence\`.
- Every event holds \`act\`: who did it and for whom (by id, with post, unit and division as they were), by which way,
  when it took place, and from when it counts.
- A released type never changes its meaning and loses no member. A member marked \`?\` may be absent; readers pass over
  members they do not know. Another shape is the next version, beside this one.
- Personal values stay sealed.
- Over Kafka it is a message of the context's topic: [the AsyncAPI document](asyncapi.json) describes every header and
  payload for tools.

${sections.join('\n\n')}
`,
);

if (stale.length > 0) {
  console.error(`Out of date; run: node tools/workspace/integration-events.mjs\n${stale.join('\n')}`);
  process.exit(1);
}
