import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Schema } from './compatibility.js';
import { brokenPromises, releasedIn, toRelease, type CurrentSchema, type ReleasedSchema } from './released.js';

const text = { type: 'string' };
const schema = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
});
const now = (type: string, of: Schema): CurrentSchema => ({ type, schema: of });
const then = (release: string, type: string, of: Schema): ReleasedSchema => ({ type, release, schema: of });

describe('contracts against what was released', () => {
  it('hold when members were added that may be absent', () => {
    const released = [
      then('1.0.0', 'letters.Sent.v1', schema({ a: text })),
      then('1.1.0', 'letters.Sent.v1', schema({ a: text, b: text })),
    ];
    expect(brokenPromises(released, [now('letters.Sent.v1', schema({ c: text, b: text, a: text }))])).toEqual([]);
  });

  it('break with an older release, though not with the last one', () => {
    const released = [
      then('1.0.0', 'letters.Sent.v1', schema({ a: text })),
      then('1.1.0', 'letters.Sent.v1', schema({ a: { type: 'boolean' } })),
    ];
    expect(brokenPromises(released, [now('letters.Sent.v1', schema({ a: { type: 'boolean' } }))])).toEqual([
      'letters.Sent.v1: type-changed at a: was string, is boolean (against 1.0.0)',
    ]);
  });

  it('break when a type is gone, whatever its next major says', () => {
    const released = [then('1.0.0', 'letters.Sent.v1', schema({ a: text }))];
    expect(brokenPromises(released, [now('letters.Sent.v2', schema({ b: text }, ['b']))])).toEqual([
      'letters.Sent.v1: type-removed: 1.0.0 told it, and nothing does now',
    ]);
  });

  it('are free in a new major', () => {
    const released = [then('1.0.0', 'letters.Sent.v1', schema({ a: text }))];
    const current = [now('letters.Sent.v1', schema({ a: text })), now('letters.Sent.v2', schema({ b: text }, ['b']))];
    expect(brokenPromises(released, current)).toEqual([]);
  });

  it('are released where no release has told them so', () => {
    const released = [
      then('1.0.0', 'letters.Sent.v1', schema({ a: text })),
      then('1.0.0', 'letters.Lost.v1', schema({ a: text })),
    ];
    const current = [
      now('letters.Sent.v1', schema({ a: text })),
      now('letters.Lost.v1', schema({ a: text, b: text })),
      now('letters.Sent.v2', schema({})),
    ];
    expect(toRelease(released, current).map(({ type }) => type)).toEqual(['letters.Lost.v1', 'letters.Sent.v2']);
  });

  it('are read from a folder by type and release', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-released-'));
    mkdirSync(path.join(folder, 'Sent.v1'));
    writeFileSync(path.join(folder, 'Sent.v1/1.0.0.schema.json'), '{"type":"object"}');
    writeFileSync(path.join(folder, 'Sent.v1/1.1.0.schema.json'), '{"type":"object","properties":{}}');
    expect(releasedIn(folder, 'letters')).toEqual([
      { type: 'gongjian.letters.Sent.v1', release: '1.0.0', schema: { type: 'object' } },
      { type: 'gongjian.letters.Sent.v1', release: '1.1.0', schema: { type: 'object', properties: {} } },
    ]);
    expect(releasedIn(path.join(folder, 'none'), 'letters')).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
