// The tables of docs/reference/programme-definition.md from the schema: node tools/workspace/definition-reference.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { definitionJsonSchema } from '../../libs/plans/contracts/dist/index.js';
import { DEFINITION_FAULTS } from '../../libs/plans/domain/dist/index.js';
import { root } from './build.mjs';

const PAGE = path.join(root, 'docs/reference/programme-definition.md');
const schema = definitionJsonSchema();
const nameOf = (node) => node.$ref?.replace('#/$defs/', '');

const WORDS = { '^[a-z][A-Za-z0-9]{0,39}$': 'code', '^[a-z][a-z0-9-]{1,59}$': 'key' };

/** `Bound`, `integer 0–9`, `yes · no`, `list of Code, 1–60`. */
function valueOf(node) {
  const name = nameOf(node);
  if (name !== undefined) return `[${name}](#${name.toLowerCase()})`;
  if (node.const !== undefined) return `\`${JSON.stringify(node.const).replaceAll('"', '')}\``;
  if (node.enum !== undefined) return node.enum.map((value) => `\`${value}\``).join(' · ');
  const forms = node.anyOf ?? node.oneOf;
  if (forms !== undefined) return forms.map(formOf).join(' *or* ');
  switch (node.type) {
    case 'integer':
    case 'number':
      return Math.abs(node.minimum ?? -Infinity) > 2 ** 50 ? 'integer' : `integer ${node.minimum}–${node.maximum}`;
    case 'array':
      return `list of ${valueOf(node.items)}, ${node.minItems ?? 0}–${node.maxItems}`;
    case 'boolean':
      return '`true` · `false`';
    case 'string':
      if (node.format === 'date') return 'date `YYYY-MM-DD`';
      if (WORDS[node.pattern] !== undefined) return WORDS[node.pattern];
      if (node.pattern === undefined) return `text, ${node.minLength ?? 0}–${node.maxLength}`;
      return node.pattern === '\\S' ? `text, 1–${node.maxLength}` : `\`${node.pattern}\``;
    case 'object':
      return node.additionalProperties === false ? 'object' : `{class: ${valueOf(node.additionalProperties)}}`;
    default:
      throw new Error(`no words for ${JSON.stringify(node)}`);
  }
}

function formOf(node) {
  if (node.type !== 'object' || node.properties === undefined) return valueOf(node);
  const members = Object.entries(node.properties).map(([key, member]) => `${key}: ${valueOf(member)}`);
  return `{${members.join(', ')}}`;
}

/** Members of an object and of what stands in it, as paths. */
function rowsOf(node, at) {
  if (nameOf(node) !== undefined) return [];
  if (node.type === 'array') return rowsOf(node.items, `${at}[]`);
  if (node.type !== 'object' || node.properties === undefined) return [];
  const required = new Set(node.required ?? []);
  return Object.entries(node.properties).flatMap(([key, member]) => {
    const pathOf = at === '' ? key : `${at}.${key}`;
    const meaning =
      member.description ??
      schema.$defs[nameOf(member)]?.description ??
      schema.$defs[nameOf(member.items ?? {})]?.description ??
      '';
    const row = `- \`${pathOf}\`${required.has(key) ? '' : '?'}: ${valueOf(member)}${meaning === '' ? '' : ` — ${meaning}`}`;
    return [row, ...rowsOf(member, pathOf)];
  });
}

const table = (rows) => `${rows.join('\n')}\n`;

function partOf([name, node]) {
  const forms = node.oneOf ?? node.anyOf;
  const intro = `#### ${name}\n\n${node.description ?? ''}\n\n`;
  if (forms === undefined)
    return intro + (node.properties === undefined ? `${valueOf(node)}\n` : table(rowsOf(node, '')));
  if (!forms.some(({ type }) => type === 'object') || node.anyOf !== undefined) {
    return `${intro}${forms.map(formOf).join(' *or* ')}\n`;
  }
  const tagOf = (form) => Object.entries(form.properties).find(([, member]) => typeof member.const === 'string');
  const written = (form, key) => JSON.stringify(form.properties[key]);
  const keys = [...new Set(forms.flatMap(({ properties }) => Object.keys(properties)))];
  const holding = (key) => forms.filter((form) => written(form, key) === written(forms.at(-1), key));
  const shared = keys.filter((key) => written(forms.at(-1), key) && holding(key).length >= forms.length - 1);
  const sharedRows = shared.flatMap((key) => {
    const without = forms.find((form) => !holding(key).includes(form));
    const rows = rowsOf({ ...forms.at(-1), properties: { [key]: forms.at(-1).properties[key] } }, '');
    return without === undefined ? rows : rows.map((row) => `${row} (not of \`${tagOf(without)[1].const}\`)`);
  });
  const each = forms.map((form) => {
    const [tag, value] = tagOf(form);
    const own = Object.entries(form.properties).filter(([key]) => key !== tag && !shared.includes(key));
    const rows = rowsOf({ ...form, properties: Object.fromEntries(own) }, '');
    const said = form.description ?? value.description ?? '';
    return `**\`${tag}: ${value.const}\`** ${said}\n\n${rows.length === 0 ? '' : table(rows)}`;
  });
  return intro + (sharedRows.length === 0 ? '' : `${table(sharedRows)}\n`) + each.join('\n');
}

const fields = `${table(rowsOf(schema, ''))}\n### Parts\n\n${Object.entries(schema.$defs).map(partOf).join('\n')}`;
const codes = `${Object.entries(DEFINITION_FAULTS)
  .map(([code, { zh, en }]) => `- \`${code}\` ${zh} ${en}`)
  .join('\n')}
`;

const current = readFileSync(PAGE, 'utf8');
const put = (text, name, made) => {
  const [open, close] = [`<!-- made: ${name} -->`, `<!-- end: ${name} -->`];
  const [before, rest] = text.split(open);
  const after = rest?.split(close)[1];
  if (after === undefined) throw new Error(`${PAGE} has no place for ${name}`);
  return `${before}${open}\n\n${made}\n${close}${after}`;
};
const page = await prettier.format(put(put(current, 'fields', fields), 'faults', codes), {
  ...(await prettier.resolveConfig(PAGE)),
  parser: 'markdown',
});

if (process.argv.includes('--check')) {
  if (page !== current) {
    console.error(
      'docs/reference/programme-definition.md is not as the schema. Make it anew: node tools/workspace/definition-reference.mjs',
    );
    process.exit(1);
  }
} else {
  writeFileSync(PAGE, page);
}
